using System.Net;
using LeadSync.DevOrg.Tests.Support;
using static LeadSync.DevOrg.Tests.Import.StagedOrg;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Leads that go back to marketing under the guard of the imported assembly and the default process, over HTTP.</summary>
public sealed class RecycleTests(StagedOrg org) : IClassFixture<StagedOrg>
{
    [Fact]
    public async Task A_recycle_without_a_reason_is_refused_in_the_users_language_and_changes_nothing()
    {
        var lead = await org.LeadIn(Qualified, Accepted);
        var before = (await org.Row(lead)).GetRawText();
        Assert.Equal("To move this lead to \"Lead\", choose a recycle reason and save it together with the stage.", await Refusal(Try(org.Sam, lead, Lead, null, ""","ls_stagenote":"later" """)));
        Assert.Equal("Wählen Sie für den Wechsel nach „Lead“ einen Rückgabegrund und speichern Sie ihn zusammen mit der Phase.", await Refusal(Try(org.Sabine, lead, Lead)));
        Assert.Equal(before, (await org.Row(lead)).GetRawText());
        Assert.Equal(3, (await org.History(lead)).Count);
    }

    [Fact]
    public async Task A_recycle_counts_cools_down_nurtures_and_is_in_the_history()
    {
        var lead = await org.LeadIn(Qualified, Accepted);
        Assert.NotNull(Text(await org.Row(lead), "ls_acceptedon"));
        await Move(org.Sam, lead, Lead, NoNeed, ""","ls_stagenote":"Asks again in spring" """);
        var row = await org.Row(lead);
        Assert.Equal((Lead, 1, 4), (Number(row, "ls_stage"), Number(row, "ls_recyclecount"), Number(row, "ls_stagemoves")));
        Assert.Equal(Text(row, "ls_recycledon"), Text(row, "ls_interestfrom"));
        Assert.Equal(120, (row.GetProperty("ls_cooldownuntil").GetDateTime() - row.GetProperty("ls_recycledon").GetDateTime()).Days);
        Assert.Equal("4d11337a-4c88-5288-8453-217df7817dea", Text(row, "_ls_nurturetrackid_value"));
        Assert.Null(Text(row, "ls_acceptedon"));
        var move = (await org.History(lead))[^1];
        Assert.Equal((Accepted, Lead, NoNeed), (Number(move, "ls_fromleadstage"), Number(move, "ls_toleadstage"), Text(move, "_ls_recyclereasonid_value")));
        Assert.Equal(("Asks again in spring", 0), (Text(move, "ls_note"), Number(move, "ls_minutesinstage")));
    }

    [Fact]
    public async Task A_reason_of_an_earlier_recycle_does_not_do_for_the_next()
    {
        var lead = await org.LeadIn(Qualified);
        await Move(org.Sam, lead, Lead, TooLittle);
        await Move(org.Integration, lead, Qualified);
        Assert.Null(Text(await org.Row(lead), "_ls_recyclereasonid_value"));
        Assert.StartsWith("To move this lead to \"Lead\", choose a recycle reason", await Refusal(Try(org.Sam, lead, Lead)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_that_cools_down_qualifies_only_by_the_role_and_with_a_reason_that_the_history_keeps()
    {
        var lead = await org.LeadIn(Qualified);
        await Move(org.Sam, lead, Lead, NotReady);
        var why = ""","ls_overridereason":"The budget has come" """;
        Assert.Matches(@"^This lead was recycled and cools down until \d+ \w+ \d{4}, \d\d:\d\d UTC\. Before that only these security roles may move it to ""Qualified Lead"", and only with a reason: LeadSync Administrator\.$", await Refusal(Try(org.Sam, lead, Qualified, null, why)));
        Assert.Matches(@"^Dieser Lead wurde zurückgegeben und ruht bis \d\d\.\d\d\.\d{4}, \d\d:\d\d UTC\.", await Refusal(Try(org.Sabine, lead, Qualified)));
        Assert.Contains("\"Reason to end the cool-down\"", await Refusal(Try(org.Admin, lead, Qualified)), StringComparison.Ordinal);
        await Move(org.Admin, lead, Qualified, null, why);
        Assert.Equal("The budget has come", Text((await org.History(lead))[^1], "ls_overridereason"));
        await Move(org.Sam, lead, Accepted);
        Assert.Null(Text(await org.Row(lead), "ls_overridereason"));
    }

    [Fact]
    public async Task A_recycle_beyond_the_maximum_and_a_reason_that_says_so_end_as_disqualified()
    {
        var worn = await org.LeadIn();
        for (var round = 1; round <= 4; round++)
        {
            await Move(org.Admin, worn, Qualified, null, ""","ls_overridereason":"test" """);
            await Move(org.Sam, worn, Lead, NotReady);
        }
        var doubled = await org.LeadIn(Qualified);
        await Move(org.Sam, doubled, Lead, Duplicate);
        foreach (var (lead, count) in new (string, int?)[] { (worn, 3), (doubled, null) })
        {
            var row = await org.Row(lead);
            Assert.Equal((Disqualified, 2, 7), (Number(row, "ls_stage"), Number(row, "statecode"), Number(row, "statuscode")));
            Assert.Equal(count ?? 0, Number(row, "ls_recyclecount") ?? 0);
            Assert.Equal(Disqualified, Number((await org.History(lead))[^1], "ls_toleadstage"));
        }
    }

    [Fact]
    public async Task Of_two_recycles_at_once_one_wins_and_the_other_is_refused()
    {
        var lead = await org.LeadIn(Qualified, Accepted);
        var answers = await Task.WhenAll(Try(org.Sam, lead, Lead, NotReady), Try(org.Sabine, lead, Lead, NotReady));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.BadRequest], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, Number(await org.Row(lead), "ls_recyclecount"));
        Assert.Single(await org.History(lead), move => Number(move, "ls_fromleadstage") == Accepted);
    }

    [Fact]
    public async Task A_qualified_lead_is_opened_again_by_a_recycle_and_by_nothing_else()
    {
        var lead = await org.LeadIn(Qualified, Accepted);
        Assert.Equal("204", await org.Sam.Ask("PATCH", lead, """{"statecode":1}""").Verdict());
        Assert.Equal(Opportunity, Number(await org.Row(lead), "ls_stage"));
        Assert.StartsWith("To move this lead to \"Lead\", choose", await Refusal(org.Sam.Ask("PATCH", lead, """{"statecode":0}""")), StringComparison.Ordinal);
        await Move(org.Sam, lead, Lead, NotReady);
        var row = await org.Row(lead);
        Assert.Equal((Lead, 0, 1), (Number(row, "ls_stage"), Number(row, "statecode"), Number(row, "statuscode")));
    }

    [Fact]
    public async Task A_reason_that_is_retired_is_refused()
    {
        var reason = await org.Admin.Create("ls_recyclereasons", """{"ls_name":"Old","ls_target":844060000,"statecode":1,"statuscode":2}""");
        var lead = await org.LeadIn(Qualified);
        var id = reason[(reason.LastIndexOf('(') + 1)..^1];
        Assert.Equal("The recycle reason that you chose is not in use. Choose another one.", await Refusal(Try(org.Sam, lead, Lead, id)));
    }
}
