using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The tables of accounts, segments and scores by model, as the functions and people use them.</summary>
public sealed class ScoreTableTests
{
    private const string Integration = "LeadSync Integration";

    [Fact]
    public async Task A_lead_has_one_score_per_model_however_often_it_is_written_and_loses_it_with_the_row()
    {
        await using var org = await TestOrg.Start(PackedSolution.Zip());
        var lead = await org.Admin.Create("leads", """{"lastname":"Kern"}""");
        var row = $"ls_leadscores(_ls_leadid_value={Id(lead)},ls_modelname='services')";
        Assert.Equal("204", await org.Client(Integration).Ask("PATCH", row, """{"ls_score":41,"ls_scoremodel":"services 1"}""").Verdict());
        Assert.Equal("204", await org.Client(Integration).Ask("PATCH", row, """{"ls_score":43,"ls_scoremodel":"services 2"}""").Verdict());
        var scores = $"ls_leadscores?$filter=_ls_leadid_value eq {Id(lead)}&$select=ls_score,_ls_leadid_value";
        var found = (await org.Client("Sam Sales").Ask("GET", scores).Json()).GetProperty("value");
        Assert.Equal(43, Assert.Single(found.EnumerateArray()).GetProperty("ls_score").GetInt32());
        Assert.Equal("204", await org.Admin.Ask("DELETE", lead).Verdict());
        Assert.Equal(0, (await org.Admin.Ask("GET", scores).Json()).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Scores_by_model_are_upserted_in_bulk_by_lead_and_model()
    {
        await using var org = await TestOrg.Start(PackedSolution.Zip());
        var lead = Id(await org.Admin.Create("leads", """{"lastname":"Kern"}"""));
        foreach (var score in new[] { 10, 11 })
            Assert.Equal("204", await org.Client(Integration).Ask(
                "POST", "ls_leadscores/Microsoft.Dynamics.CRM.UpsertMultiple", $$"""{"Targets":[{{Target(lead, "a", score)}},{{Target(lead, "b", score)}}]}""").Verdict());
        var found = (await org.Admin.Ask("GET", $"ls_leadscores?$filter=_ls_leadid_value eq {lead}&$orderby=ls_modelname").Json()).GetProperty("value");
        Assert.Equal(["a 11", "b 11"], found.EnumerateArray().Select(each => $"{each.GetProperty("ls_modelname").GetString()} {each.GetProperty("ls_score").GetInt32()}"));
    }

    [Fact]
    public async Task A_network_range_is_there_once_and_goes_with_its_account()
    {
        await using var org = await TestOrg.Start(PackedSolution.Zip());
        var mara = org.Client("Mara Marketing");
        var account = await org.Admin.Create("accounts", """{"name":"Kern AG"}""");
        var range = $$"""{"ls_name":"head office","ls_cidr":"192.0.2.0/24","ls_AccountId@odata.bind":"/accounts({{Id(account)}})"}""";
        await mara.Create("ls_networkranges", range);
        Assert.Equal("412 0x80060892", await mara.Ask("POST", "ls_networkranges", range).Verdict());
        Assert.Equal("204", await org.Admin.Ask("DELETE", account).Verdict());
        Assert.Equal("404 0x80060891", await org.Admin.Ask("GET", "ls_networkranges(ls_cidr='192.0.2.0/24')").Verdict());
    }

    [Fact]
    public async Task Marketing_keeps_segments_and_buying_roles_and_the_functions_assign_accounts_to_them()
    {
        await using var org = await TestOrg.Start(PackedSolution.Zip());
        var mara = org.Client("Mara Marketing");
        var team = Id(await org.Admin.Create("teams", """{"name":"ABM"}"""));
        var account = await org.Admin.Create("accounts", """{"name":"Kern AG"}""");
        var contact = Id(await org.Admin.Create("contacts", """{"lastname":"Kern"}"""));
        var segment = Id(await mara.Create("ls_segments", $$"""{"ls_name":"Top","ls_approach":844060000,"ls_TeamId@odata.bind":"/teams({{team}})"}"""));
        await mara.Create("ls_buyingroles", $$"""{"ls_role":844060003,"ls_AccountId@odata.bind":"/{{account}}","ls_ContactId@odata.bind":"/contacts({{contact}})"}""");
        var assign = $$"""{"ls_SegmentId@odata.bind":"/ls_segments({{segment}})","ls_coverage":15,"ls_nextchange":"2026-12-03"}""";
        Assert.Equal("204", await org.Client(Integration).Ask("PATCH", account, assign).Verdict());
        var written = await org.Client("Sam Sales").Ask("GET", $"{account}?$select=_ls_segmentid_value,ls_nextchange&$expand=ls_SegmentId($select=ls_name)").Json();
        Assert.Equal("2026-12-03", written.GetProperty("ls_nextchange").GetString());
        Assert.Equal("Top", written.GetProperty("ls_SegmentId").GetProperty("ls_name").GetString());
    }

    private static string Id(string address) => address[(address.LastIndexOf('(') + 1)..^1];

    private static string Target(string lead, string model, int score) =>
        $$"""{"@odata.type":"Microsoft.Dynamics.CRM.ls_leadscore","@odata.id":"ls_leadscores(_ls_leadid_value={{lead}},ls_modelname='{{model}}')","ls_score":{{score}}}""";
}
