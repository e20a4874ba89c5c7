using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The shipped solution, packed with the built plug-ins, imported and at work over HTTP.</summary>
public sealed class RealSolutionTests
{
    private const int Lead = 844060001;
    private const int QualifiedLead = 844060002;
    private const int Customer = 844060005;

    [Fact]
    public async Task The_shipped_solution_imports_and_every_user_gets_the_roles()
    {
        await using var org = await TestOrg.Start(PackedSolution.Zip());
        var solution = await org.Admin.Ask("GET", "solutions?$filter=uniquename eq 'LeadSync'&$select=ismanaged,version").Json();
        Assert.True(solution.GetProperty("value")[0].GetProperty("ismanaged").GetBoolean());
        foreach (var user in new[] { "Sam Sales", "Sabine Vertrieb", "Mara Marketing", "LeadSync Integration" })
            Assert.Equal("200", await org.Client(user).Ask("GET", "leads?$top=1").Verdict());
        var disabled = await org.Admin.Ask("GET", "sdkmessageprocessingsteps/$count?$filter=statecode eq 0");
        Assert.Equal("0", await disabled.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_stage_guard_of_the_imported_assembly_holds_for_bulk_and_single_writes()
    {
        await using var org = await TestOrg.Start(PackedSolution.Zip());
        await Allow(org, null, Lead);
        await Allow(org, Lead, QualifiedLead);
        await EnablePlugins(org);
        var lead = await org.Client("Sam Sales").Create("leads", """{"lastname":"Kern"}""");
        Assert.Equal(Lead, (await org.Admin.Ask("GET", lead).Json()).GetProperty("ls_stage").GetInt32());
        Assert.Equal("400 0x80040265", await org.Client("Sam Sales").Ask("PATCH", lead, $$"""{"ls_stage":{{Customer}}}""").Verdict());
        var id = lead[(lead.LastIndexOf('(') + 1)..^1];
        var bulk = $$"""{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.lead","leadid":"{{id}}","ls_stage":{{Customer}}}]}""";
        Assert.Equal("400 0x80040265", await org.Admin.Ask("POST", "leads/Microsoft.Dynamics.CRM.UpdateMultiple", bulk).Verdict());
        Assert.Equal("204", await org.Client("Sam Sales").Ask("PATCH", lead, $$"""{"ls_stage":{{QualifiedLead}}}""").Verdict());
        var history = await org.Admin.Ask("GET", $"ls_stagehistories?$filter=_ls_leadid_value eq {id}&$orderby=ls_movedon").Json();
        Assert.Equal(2, history.GetProperty("value").GetArrayLength());
    }

    private static Task<string> Allow(TestOrg org, int? from, int to) => org.Admin.Create(
        "ls_stagetransitions", $$"""{"ls_name":"move","ls_appliesto":844060000,"ls_fromleadstage":{{(from is { } start ? start : "null")}},"ls_toleadstage":{{to}}}""");

    /// <summary>The webhook steps stay off: nobody listens.</summary>
    private static async Task EnablePlugins(TestOrg org)
    {
        var steps = await org.Admin.Ask("GET", "sdkmessageprocessingsteps?$select=name&$filter=startswith(name,'LeadSync.Plugins')").Json();
        Assert.NotEqual(0, steps.GetProperty("value").GetArrayLength());
        foreach (var step in steps.GetProperty("value").EnumerateArray())
            Assert.Equal("204", await org.Admin.Ask(
                "PATCH", $"sdkmessageprocessingsteps({step.GetProperty("sdkmessageprocessingstepid").GetString()})", """{"statecode":0}""").Verdict());
    }
}
