using System.Text.Json.Nodes;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateAccounts;

public sealed class UpdateAccountsHandlerTests
{
    private static JsonObject Maker => new() { [Account.IndustryClass] = IndustryClass.Manufacturing, ["address1_country"] = "DE" };

    [Fact]
    public async Task People_of_several_leads_give_the_accounts_score()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(Maker);
        var greta = await scene.Did(account, "email:greta@nordwerk.example", "form_submit", ("firstName", "Greta"), ("lastName", "Lindqvist"));
        var jonas = await scene.Did(account, "email:jonas@nordwerk.example", "page_view");

        Assert.IsType<MessageOutcome.Done>(await scene.Update(account, account));

        var row = scene.Tables.Accounts[account];
        Assert.Equal((92, 72m, 20m, 50m), (scene.Score(account), (decimal)row[Account.Interest]!, (decimal)row[Account.Fit]!, (decimal)row[Account.Profile]!));
        Assert.Equal((Grade.B, "default/1", 0m), ((int)row[Account.Grade]!, (string?)row[Account.ScoreModel], (decimal)row[Account.Coverage]!));
        Assert.Equal(new Dictionary<string, double> { [$"person:{greta}"] = 60, [$"person:{jonas}"] = 12, ["industry"] = 20 }, scene.Reasons(account));
        Assert.Contains("Greta Lindqvist", (string)row[Account.Explanation]!, StringComparison.Ordinal);
        Assert.Equal(1, scene.Writes);
    }

    [Fact]
    public async Task A_second_look_writes_nothing()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(Maker);
        await scene.Did(account, "email:greta@nordwerk.example", "form_submit");
        await scene.Update(account);
        var writes = scene.Writes;

        await scene.Update(account);

        Assert.Equal(writes, scene.Writes);
    }

    [Fact]
    public async Task People_merged_into_one_count_once_and_who_moved_on_not_at_all()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        var greta = await scene.Did(account, "email:greta@nordwerk.example", "form_submit");
        var cookie = await scene.Did(account, "cookie:c1", "form_submit");
        await scene.Crm.Get<Functions.People.PersonDirectory>().Merge(greta, cookie, default);
        var gone = await scene.Did(account, "email:gone@nordwerk.example", "form_submit");
        var elsewhere = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { lead = Guid.NewGuid(), account = Guid.NewGuid() });
        await scene.Crm.Store.Commit(new Partition("people", gone), [new RowOperation.Upsert("crm", elsewhere)], default);

        await scene.Update(account);

        Assert.Equal(120, scene.Score(account));
        Assert.Equal([$"person:{greta}"], scene.Reasons(account).Keys);
    }

    [Fact]
    public async Task A_crowd_is_named_up_to_twenty_and_still_adds_up()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        for (var n = 0; n < 25; n++) await scene.Did(account, $"email:p{n}@nordwerk.example", "form_submit");

        await scene.Update(account);

        var reasons = scene.Reasons(account);
        Assert.Equal((21, 30.0), (reasons.Count, Math.Round(reasons["others"], 9)));
        Assert.Equal(60 * (3 + 2), Math.Round(reasons.Values.Sum(), 9));
    }

    [Theory]
    [InlineData(BuyingRoleKind.ProcessPromoter)]
    [InlineData(BuyingRoleKind.PowerOpponent)]
    public async Task Promoters_and_opponents_fill_no_role_of_the_buying_centre(int kind)
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        await scene.Update(account);

        await scene.Changed("ls_buyingrole", scene.AddRole(kind, account));
        await scene.Changed("ls_buyingrole", scene.AddRole(BuyingRoleKind.Decider, account));
        await scene.UpdateWaiting();

        Assert.Equal((15, 15m), (scene.Score(account), (decimal)scene.Tables.Accounts[account][Account.Coverage]!));
    }

    [Fact]
    public async Task A_filled_buying_role_adds_coverage_and_an_emptied_one_takes_it()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        await scene.Update(account);
        var role = scene.AddRole(BuyingRoleKind.Decider, account);
        scene.AddRole(BuyingRoleKind.Decider, account);

        await scene.Changed("ls_buyingrole", role);
        await scene.UpdateWaiting();
        var filled = (scene.Score(account), (decimal)scene.Tables.Accounts[account][Account.Coverage]!);
        scene.Tables.Roles.Clear();
        await scene.Changed("ls_buyingrole", role);
        await scene.UpdateWaiting();

        Assert.Equal((15, 15m), filled);
        Assert.Equal(0, scene.Score(account));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(AccountStage.Target, true)]
    [InlineData(AccountStage.QualifiedAccount, true)]
    [InlineData(AccountStage.Opportunity, false)]
    [InlineData(AccountStage.Customer, false)]
    public async Task At_the_threshold_an_account_becomes_sales_qualified_once(int? stage, bool moves)
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(new JsonObject { [Account.Stage] = stage });
        foreach (var name in new[] { "a", "b", "c" }) await scene.Did(account, $"email:{name}@nordwerk.example", "form_submit");
        await scene.Update(account);
        await scene.Did(account, "email:d@nordwerk.example", "form_submit");
        var before = (int?)scene.Tables.Accounts[account][Account.Stage];

        await scene.Update(account);
        await scene.Update(account);

        Assert.Equal(stage, before);
        Assert.Equal(moves ? AccountStage.SalesQualifiedAccount : stage, (int?)scene.Tables.Accounts[account][Account.Stage]);
        Assert.Equal(moves, (string?)scene.Tables.Accounts[account][Account.StageEnteredOn] is { } entered && entered.EndsWith('Z'));
        Assert.Equal(moves ? 3 : 2, scene.Writes);
    }

    [Fact]
    public async Task A_refused_stage_move_leaves_the_score_in_place()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(Maker);
        foreach (var name in new[] { "a", "b", "c" }) await scene.Did(account, $"email:{name}@nordwerk.example", "form_submit");
        scene.Tables.Fault = request => request.Body.Contains("ls_stage\"", StringComparison.Ordinal) ? Reply.Error(400, "0x80040265") : null;

        Assert.IsType<MessageOutcome.Done>(await scene.Update(account));

        Assert.Equal(164, scene.Score(account));
        Assert.NotNull(await scene.Crm.Store.Get(new Partition("refusals", account.ToString("N")), "account", default));
    }

    [Fact]
    public async Task An_outage_keeps_the_account_in_the_queue_and_costs_nothing()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(Maker);
        scene.Tables.Fault = request => request.Method == "POST" ? new Reply(503, RetryAfterSeconds: 1) : null;
        var during = await scene.Update(account);
        scene.Tables.Fault = _ => null;

        var after = await scene.Update(account);

        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<MessageOutcome.Later>(during).After);
        Assert.IsType<MessageOutcome.Done>(after);
        Assert.Equal(20, scene.Score(account));
    }

    [Fact]
    public async Task A_table_that_may_not_be_read_keeps_the_account_in_the_queue_however_long_that_takes()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(Maker);
        scene.Tables.Fault = request => request.PathAndQuery.Contains("ls_buyingroles", StringComparison.Ordinal) ? Reply.Error(403, "0x80040220") : null;

        Assert.IsType<MessageOutcome.Later>(await scene.Update(account));
        Assert.Equal(0, scene.Writes);
    }

    [Fact]
    public async Task A_write_that_arrives_after_a_newer_one_comes_again_and_ends_in_the_newer_score()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        await scene.Did(account, "email:greta@nordwerk.example", "form_submit");
        var overtaken = false;
        scene.Tables.Fault = request =>
        {
            if (request.Method == "GET" || overtaken) return null;
            overtaken = true;
            Overtake(scene, account).GetAwaiter().GetResult();
            return null;
        };

        var late = await scene.Update(account);
        var wrong = scene.Score(account);
        var again = await scene.Update(account);

        Assert.IsType<MessageOutcome.Later>(late);
        Assert.IsType<MessageOutcome.Done>(again);
        Assert.Equal((60, 108), (wrong, scene.Score(account)));
    }

    [Fact]
    public async Task An_account_that_is_gone_and_a_message_that_names_none_hold_up_nothing()
    {
        await using var scene = await AccountScene.Start();

        Assert.IsType<MessageOutcome.Done>(await scene.Update(Guid.NewGuid()));
        var result = await scene.Crm.Get<Functions.UpdateAccounts.UpdateAccountsHandler>().Handle([new ReceivedMessage("m", "{}"u8.ToArray(), 1, 0, DateTimeOffset.UtcNow)], default);

        Assert.IsType<MessageOutcome.DeadLetter>(Assert.Single(result.Outcomes));
        Assert.Equal(0, scene.Writes);
    }

    private static async Task Overtake(AccountScene scene, Guid account)
    {
        await scene.Did(account, "email:jonas@nordwerk.example", "form_submit");
        Assert.IsType<MessageOutcome.Done>(await scene.Update(account));
    }
}
