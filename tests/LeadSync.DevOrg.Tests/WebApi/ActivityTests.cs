using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

/// <summary>Activities regarding a record: what routing and service levels read and write.</summary>
public sealed class ActivityTests
{
    private static readonly Guid Call = new("5a1e0000-0000-4000-8000-000000000001");

    private static readonly (string, string) Annotated = ("Prefer", "odata.include-annotations=\"*\"");

    [Theory]
    [InlineData("phonecalls", "phonecall", 2)]
    [InlineData("emails", "email", 2)]
    [InlineData("appointments", "appointment", 3)]
    [InlineData("tasks", "task", 5)]
    public async Task Activity_that_is_completed_ends_then_and_gets_the_default_reason(string set, string table, int reason)
    {
        await using var org = await TestOrg.Start();
        var lead = await org.Admin.Create("leads", """{"lastname":"Kern"}""");
        var activity = await org.Admin.Create(set, $$"""{"subject":"Call","regardingobjectid_lead_{{table}}@odata.bind":"/{{Relative(lead)}}"}""");
        Assert.Equal(JsonValueKind.Null, (await org.Admin.Ask("GET", activity).Json()).GetProperty("actualend").ValueKind);

        Assert.Equal(204, (int)(await org.Admin.Ask("PATCH", activity, """{"statecode":1}""")).StatusCode);

        var row = await org.Admin.Ask("GET", activity, null, Annotated).Json();
        Assert.Equal((1, reason), (row.GetProperty("statecode").GetInt32(), row.GetProperty("statuscode").GetInt32()));
        Assert.Equal(row.GetProperty("modifiedon").GetString(), row.GetProperty("actualend").GetString());
        Assert.Equal("lead", row.GetProperty("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString());
    }

    [Fact]
    public async Task Activity_that_says_when_it_ended_keeps_that()
    {
        await using var org = await TestOrg.Start();
        var activity = await org.Admin.Create("phonecalls", """{"subject":"Call","actualend":"2026-11-20T10:00:00Z"}""");

        await org.Admin.Ask("PATCH", activity, """{"statecode":1}""");

        Assert.Equal("2026-11-20T10:00:00Z", (await org.Admin.Ask("GET", activity).Json()).GetProperty("actualend").GetString());
    }

    [Fact]
    public async Task Activities_are_found_by_record_owner_and_state()
    {
        await using var org = await TestOrg.Start();
        var leads = new[] { Relative(await org.Admin.Create("leads", """{"lastname":"A"}""")), Relative(await org.Admin.Create("leads", """{"lastname":"B"}""")) };
        foreach (var lead in leads)
            await org.Admin.Create("phonecalls", $$"""{"subject":"{{lead}}","regardingobjectid_lead_phonecall@odata.bind":"/{{lead}}","statecode":1}""");
        await org.Admin.Create("phonecalls", """{"subject":"of nobody","statecode":1}""");
        var (first, second) = (leads[0][6..^1], leads[1][6..^1]);

        var found = await org.Admin.Ask(
            "GET", $"phonecalls?$select=subject,_ownerid_value&$filter=statecode eq 1 and (_regardingobjectid_value eq {first} or _regardingobjectid_value eq {second})").Json();

        Assert.Equal(leads.Order(), found.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("subject").GetString()).Order());
    }

    [Fact]
    public async Task Client_names_an_activity_and_upserts_it_once()
    {
        await using var org = await TestOrg.Start();
        foreach (var (subject, status) in new[] { ("first", 201), ("second", 200) })
            Assert.Equal(status, (int)(await org.Admin.Ask(
                "PATCH", $"phonecalls({Call})", $$"""{"subject":"{{subject}}"}""", ("Prefer", "return=representation"))).StatusCode);

        var rows = (await org.Admin.Ask("GET", "phonecalls?$select=subject").Json()).GetProperty("value");
        Assert.Equal("second", Assert.Single(rows.EnumerateArray()).GetProperty("subject").GetString());
    }

    [Fact]
    public async Task Samples_have_teams_with_members_who_have_a_manager()
    {
        await using var org = await TestOrg.Start();
        var members = (await org.Admin.Ask("GET", $"teammemberships?$filter=teamid eq {WellKnown.SalesDevelopmentTeam}").Json()).GetProperty("value");
        var names = new List<string?>();
        foreach (var member in members.EnumerateArray())
        {
            var user = await org.Admin.Ask(
                "GET", $"systemusers({member.GetProperty("systemuserid").GetString()})?$select=fullname,_parentsystemuserid_value", null, Annotated).Json();
            names.Add(user.GetProperty("fullname").GetString());
            Assert.Equal("Mona Manager", user.GetProperty("_parentsystemuserid_value@OData.Community.Display.V1.FormattedValue").GetString());
        }
        Assert.Equal(["Lena Innendienst", "Sabine Vertrieb", "Sam Sales"], names.Order());
    }

    private static string Relative(string address) => address[address.LastIndexOf("leads(", StringComparison.Ordinal)..];
}
