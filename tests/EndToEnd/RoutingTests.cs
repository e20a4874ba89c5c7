using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>From the webhook to an owner, a call, a running clock and a hand-over, and what the rep and time make of them.</summary>
public sealed class RoutingTests(SharedInstance shared) : IDisposable
{
    private const int QualifiedLead = 844060002;
    private const int Running = 844060000;
    private const int Met = 844060002;
    private const int Breached = 844060003;
    private const int User = 844060002;
    private const int TeamInTurn = 844060004;
    private const int Notify = 844060000;
    private const int Raise = 844060002;
    private const string Team = "0d5e0000-0000-4000-8000-000000000004";
    private const string FirstContact = "3de4c59b-1753-5c30-bb83-b4e0bd68abe2";

    // Longer than the minute that each step of the lapse takes.
    private static readonly TimeSpan Lapse = TimeSpan.FromSeconds(100);

    private readonly Crm crm = new(shared.LeadSync);
    private readonly MarketingTool tool = new(shared.LeadSync);

    private static string Country { get; } = "Land " + Guid.NewGuid().ToString("n");

    [Fact]
    public async Task Qualified_lead_has_owner_call_clock_and_summary_and_the_completed_call_meets_the_clock()
    {
        const string Ida = "ida@zuteilung.example";
        await Rule(Country, FirstContact);
        await Qualify(Ida, Country);
        var lead = await crm.LeadWhere(Ida, row => row["ls_routedon"] is not null && row["ls_sladue"] is not null);

        var owner = (string)lead["_ownerid_value"]!;
        Assert.Contains(owner, await Members());
        Assert.Equal((Running, "First contact"), ((int)lead["ls_slastate"]!, (string)lead["ls_slaname"]!));
        Assert.Equal(120, (int)JsonNode.Parse((string)lead["ls_handover"]!)!["why"]!["score"]!);
        var decision = await crm.Where($"ls_routingdecisions?$filter=_ls_leadid_value eq {lead["leadid"]}", _ => true);
        Assert.Equal(($"Rule of {Country}", owner), ((string)decision["ls_rulename"]!, (string)decision["_ls_userid_value"]!));
        var call = await crm.Where($"phonecalls?$filter=_regardingobjectid_value eq {lead["leadid"]} and statecode eq 0", _ => true);
        Assert.Equal((owner, (string)lead["ls_sladue"]!), ((string)call["_ownerid_value"]!, (string)call["scheduledend"]!));

        using var rep = new Crm(shared.LeadSync, await NameOf(owner));
        (await rep.Patch($"phonecalls({call["activityid"]})", new JsonObject { ["statecode"] = 1, ["statuscode"] = 2 })).EnsureSuccessStatusCode();

        var clock = await crm.Where(Clock(lead, "First contact"), row => (int)row["ls_state"]! == Met);
        Assert.Null(clock["ls_breachedon"]);
        Assert.NotEqual((string?)null, (string?)clock["ls_endedon"]);
    }

    [Fact]
    public async Task Clock_that_lapses_warns_escalates_to_the_manager_and_is_breached()
    {
        const string Lars = "lars@zuteilung.example";
        var country = Country + " of laggards";
        var policy = await crm.Create("ls_slapolicies", new JsonObject
        {
            ["ls_name"] = "Within two minutes", ["ls_targetminutes"] = 2, ["ls_businesstime"] = false, ["ls_start"] = 844060001, ["ls_metbycall"] = true, ["ls_warnings"] = "50",
        });
        await Escalation(policy, 50, Notify);
        await Escalation(policy, 100, Raise);
        await Rule(country, policy.ToString());
        await Qualify(Lars, country);
        var lead = await crm.LeadWhere(Lars, row => row["ls_routedon"] is not null && row["ls_sladue"] is not null);

        var warned = await crm.Where(Clock(lead, "Within two minutes"), row => row["ls_warnedpercent"] is not null, Lapse);
        Assert.Equal((50, (string?)null), ((int)warned["ls_warnedpercent"]!, (string?)warned["ls_breachedon"]));
        var told = await crm.Where($"tasks?$filter=_regardingobjectid_value eq {lead["leadid"]}", _ => true);
        Assert.Equal((string)lead["_ownerid_value"]!, (string)told["_ownerid_value"]!);

        var breached = await crm.Where(Clock(lead, "Within two minutes"), row => (int)row["ls_state"]! == Breached && (int)row["ls_escalations"]! == 2, Lapse);
        Assert.Equal((string)lead["ls_sladue"]!, (string)breached["ls_breachedon"]!);
        Assert.Equal(Breached, (int)(await crm.LeadWhere(Lars, row => (int?)row["ls_slastate"] == Breached))["ls_slastate"]!);
        var manager = (string)(await crm.First("systemusers?$filter=fullname eq 'Mona Manager'"))!["systemuserid"]!;
        await crm.Where($"tasks?$filter=_regardingobjectid_value eq {lead["leadid"]} and _ownerid_value eq {manager} and prioritycode eq 2", _ => true);
    }

    [Fact]
    public async Task Lead_of_somebody_who_left_waits_in_the_queue_and_whoever_takes_it_gets_the_call()
    {
        const string Nele = "nele@zuteilung.example";
        var country = Country + " of leavers";
        var leaver = await IdOf("Erik Executive");
        await Rule(country, FirstContact, new JsonObject { ["ls_target"] = User, ["ls_UserId@odata.bind"] = $"/systemusers({leaver})" });
        await Qualify(Nele, country);
        var lead = await crm.LeadWhere(Nele, row => (string?)row["_ownerid_value"] == leaver);
        var absence = await crm.Create("ls_absences", new JsonObject { ["ls_name"] = "Left", ["ls_UserId@odata.bind"] = $"/systemusers({leaver})", ["ls_from"] = "2026-01-01T00:00:00Z" });
        try
        {
            await crm.LeadWhere(Nele, row => row["_ls_queueid_value"] is not null);
        }
        finally
        {
            (await crm.Patch($"ls_absences({absence})", new JsonObject { ["ls_until"] = "2026-01-02T00:00:00Z" })).EnsureSuccessStatusCode();
        }

        using var rep = new Crm(shared.LeadSync, "Sam Sales");
        var taker = await IdOf("Sam Sales");
        (await rep.Patch($"leads({lead["leadid"]})", new JsonObject { ["ownerid@odata.bind"] = $"/systemusers({taker})", ["ls_QueueId@odata.bind"] = null })).EnsureSuccessStatusCode();

        await crm.Where($"phonecalls?$filter=_regardingobjectid_value eq {lead["leadid"]} and statecode eq 0", row => (string)row["_ownerid_value"]! == taker);
        Assert.Equal(1, await crm.Count($"phonecalls?$filter=_regardingobjectid_value eq {lead["leadid"]}"));
        Assert.Equal(2, await crm.Count($"ls_routingdecisions?$filter=_ls_leadid_value eq {lead["leadid"]}"));
    }

    public void Dispose()
    {
        crm.Dispose();
        tool.Dispose();
    }

    private Task<Guid> Rule(string country, string policy, JsonObject? target = null)
    {
        var rule = target ?? new JsonObject { ["ls_target"] = TeamInTurn, ["ls_TeamId@odata.bind"] = $"/teams({Team})" };
        (rule["ls_name"], rule["ls_order"], rule["ls_countries"]) = ($"Rule of {country}", 1, country);
        rule["ls_TaskTemplateId@odata.bind"] = "/ls_tasktemplates(c1f98e72-fadf-52b2-bd48-9dbcf0b14527)";
        rule["ls_SlaPolicyId@odata.bind"] = $"/ls_slapolicies({policy})";
        return crm.Create("ls_routingrules", rule);
    }

    private Task<Guid> Escalation(Guid policy, int percent, int action) => crm.Create("ls_slaescalations", new JsonObject
    {
        ["ls_name"] = $"At {percent}", ["ls_SlaPolicyId@odata.bind"] = $"/ls_slapolicies({policy})", ["ls_percent"] = percent, ["ls_action"] = action,
    });

    private async Task Qualify(string mail, string country)
    {
        var at = new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var forms = Enumerable.Range(0, 6).Select(_ => new JsonObject
        {
            ["specversion"] = "1.0", ["id"] = $"{Guid.NewGuid()}", ["source"] = "/shop", ["type"] = "form_submit", ["time"] = at,
            ["data"] = new JsonObject
            {
                ["keys"] = new JsonArray($"email:{mail}"),
                ["attributes"] = new JsonObject { ["company"] = "Zuteilung", ["lastName"] = "Meier", ["jobTitle"] = "Referent", ["phone"] = "+49 30 1", ["country"] = country },
            },
        });
        (await tool.PostCloudEvents($"[{string.Join(',', forms.Select(form => form.ToJsonString()))}]")).EnsureSuccessStatusCode();
        await crm.LeadWhere(mail, row => (int?)row["ls_stage"] == QualifiedLead);
    }

    private static string Clock(JsonObject lead, string policy) =>
        $"ls_slainstances?$expand=ls_SlaPolicyId($select=ls_name)&$filter=_ls_leadid_value eq {lead["leadid"]} and startswith(ls_name,'{policy}')";

    private async Task<IReadOnlyList<string>> Members() =>
        [.. (await crm.All($"teammemberships?$filter=teamid eq {Team}")).Select(row => (string)row["systemuserid"]!)];

    private async Task<string> IdOf(string name) => (string)(await crm.First($"systemusers?$filter=fullname eq '{name}'"))!["systemuserid"]!;

    private async Task<string> NameOf(string user) => (string)(await crm.First($"systemusers?$filter=systemuserid eq {user}"))!["fullname"]!;
}
