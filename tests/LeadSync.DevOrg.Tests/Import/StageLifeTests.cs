using LeadSync.DevOrg.Tests.Support;
using static LeadSync.DevOrg.Tests.Import.StagedOrg;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Stages of leads, accounts and opportunities under the imported assembly and the default process, over HTTP.</summary>
public sealed class StageLifeTests(StagedOrg org) : IClassFixture<StagedOrg>
{
    private const int Won = 844060003;
    private const int Lost = 844060004;

    [Fact]
    public async Task A_move_asks_for_the_role_and_for_the_columns_of_its_row()
    {
        var lead = await org.LeadIn(Qualified);
        Assert.Equal("To move this lead to \"Sales Accepted Lead\", you need one of these security roles: LeadSync Sales, LeadSync Administrator. Ask somebody who has it to move it.", await Refusal(Try(org.Integration, lead, Accepted)));
        await Move(org.Sam, lead, Accepted);
        Assert.Equal("204", await org.Sam.Ask("PATCH", lead, """{"companyname":null}""").Verdict());
        Assert.Equal("To move this lead to \"Opportunity\", fill in first: Company Name.", await Refusal(Try(org.Sam, lead, Opportunity)));
        Assert.Equal("Damit dieser Lead nach „Verkaufschance“ wechseln kann, füllen Sie zuerst aus: Firmenname.", await Refusal(Try(org.Sabine, lead, Opportunity)));
        await Move(org.Sam, lead, Opportunity, null, ""","companyname":"Nordwerk" """);
    }

    [Fact]
    public async Task A_disqualification_needs_a_reason_whether_by_stage_or_by_status()
    {
        var lead = await org.LeadIn();
        Assert.StartsWith("To move this lead to \"Disqualified\", choose", await Refusal(org.Sam.Ask("PATCH", lead, """{"statecode":2,"statuscode":6}""")), StringComparison.Ordinal);
        await Move(org.Sam, lead, Disqualified, NotReady);
        var row = await org.Row(lead);
        Assert.Equal((2, 7, 0), (Number(row, "statecode"), Number(row, "statuscode"), Number(row, "ls_recyclecount") ?? 0));
        Assert.Null(Text(row, "ls_cooldownuntil"));
        Assert.Equal("This lead cannot move from \"Disqualified\" to \"Lead\". No move is allowed from here.", await Refusal(org.Admin.Ask("PATCH", lead, """{"statecode":0}""")));
    }

    [Fact]
    public async Task Stage_and_status_of_one_save_may_not_exclude_each_other()
    {
        var lead = await org.LeadIn(Qualified);
        Assert.StartsWith("The stage \"Sales Accepted Lead\" and the status", await Refusal(Try(org.Sam, lead, Accepted, null, ""","statecode":2""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opportunity_begins_in_discovery_and_its_status_moves_its_stage()
    {
        var opportunity = await org.Sam.Create("opportunities", """{"name":"Line 4"}""");
        Assert.Equal(844060000, Number(await org.Row(opportunity), "ls_stage"));
        Assert.Equal("This opportunity cannot move from \"Discovery\" to \"Won\". Allowed: Proposal, Negotiation, Lost, Recycled.", await Refusal(org.Sam.Ask("PATCH", opportunity, """{"statecode":1}""")));
        await Move(org.Sam, opportunity, 844060002);
        Assert.Equal("204", await org.Sam.Ask("PATCH", opportunity, """{"statecode":2,"statuscode":5}""").Verdict());
        var row = await org.Row(opportunity);
        Assert.Equal((Lost, 5), (Number(row, "ls_stage"), Number(row, "statuscode")));
        Assert.StartsWith("To move this opportunity to \"Negotiation\", you need", await Refusal(org.Sam.Ask("PATCH", opportunity, """{"statecode":0}""")), StringComparison.Ordinal);
        Assert.Equal("204", await org.Admin.Ask("PATCH", opportunity, """{"statecode":0}""").Verdict());
        await Move(org.Sam, opportunity, Won);
        Assert.Equal(1, Number(await org.Row(opportunity), "statecode"));
        Assert.Equal(5, (await org.History(opportunity, "opportunity")).Count);
    }

    [Fact]
    public async Task A_recycled_opportunity_is_closed_and_keeps_its_reason()
    {
        var opportunity = await org.Sam.Create("opportunities", """{"name":"Line 5"}""");
        Assert.StartsWith("To move this opportunity to \"Recycled\", choose", await Refusal(Try(org.Sam, opportunity, 844060005)), StringComparison.Ordinal);
        await Move(org.Sam, opportunity, 844060005, NotReady);
        Assert.Equal(2, Number(await org.Row(opportunity), "statecode"));
        Assert.Equal(NotReady, Text((await org.History(opportunity, "opportunity"))[^1], "_ls_recyclereasonid_value"));
    }

    [Fact]
    public async Task An_account_begins_without_a_stage_and_moves_by_its_rows()
    {
        var account = await org.Sabine.Create("accounts", """{"name":"Nordwerk GmbH"}""");
        Assert.Null(Number(await org.Row(account), "ls_stage"));
        await Move(org.Sabine, account, 844060000);
        await Move(org.Sabine, account, 844060005);
        Assert.Equal("Diese Firma kann nicht von „Kunde“ nach „Engagiert“ wechseln. Von hier aus ist kein Wechsel erlaubt.", await Refusal(Try(org.Sabine, account, 844060001)));
        var moves = await org.History(account, "account");
        Assert.Equal([(null, 844060000), (844060000, 844060005)], moves.Select(move => (Number(move, "ls_fromaccountstage"), Number(move, "ls_toaccountstage"))));
        Assert.Equal("Target → Customer", Text(moves[1], "ls_name"));
    }
}
