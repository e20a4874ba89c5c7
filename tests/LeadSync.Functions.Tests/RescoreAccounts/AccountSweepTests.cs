using LeadSync.Functions.RescoreAccounts;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateAccounts;

namespace LeadSync.Functions.Tests.RescoreAccounts;

public sealed class AccountSweepTests
{
    [Fact]
    public async Task All_accounts_are_scored_anew_once_another_model_is_published()
    {
        await using var scene = await AccountScene.Start();
        var (one, other) = (scene.AddAccount(), scene.AddAccount());

        await Sweep(scene);
        var first = await scene.UpdateWaiting();
        await Sweep(scene);
        var second = await scene.UpdateWaiting();
        scene.Tables.Model = AccountTables.Definition.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal);
        await scene.Changed("ls_scoringmodel", Guid.NewGuid());
        await scene.UpdateWaiting();

        Assert.Equal((2, 0), (first, second));
        Assert.All([one, other], account => Assert.Equal("default/2", (string?)scene.Tables.Accounts[account]["ls_scoremodel"]));
    }

    [Fact]
    public async Task Sweep_that_the_crm_cut_off_starts_over()
    {
        await using var scene = await AccountScene.Start();
        scene.AddAccount();
        scene.Tables.Fault = request => request.PathAndQuery.Contains("/accounts", StringComparison.Ordinal) ? new Reply(503) : null;
        await Sweep(scene);
        scene.Tables.Fault = _ => null;

        await Sweep(scene);

        Assert.Equal(1, await scene.UpdateWaiting());
    }

    private static Task Sweep(AccountScene scene) => scene.Crm.Get<AccountSweep>().Run(DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
}
