using LeadSync.Functions.NextChange;
using LeadSync.Schema;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.UpdateAccounts;

/// <summary>The model's page view is worth 15 and halves every 30 days; grade B takes an interest of 10.</summary>
public sealed class AccountDecayTests
{
    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 23, 8, 5, 0, TimeSpan.Zero));

    [Fact]
    public async Task Account_is_rewritten_on_the_day_its_grade_falls_and_on_no_day_before_or_after()
    {
        await using var scene = await AccountScene.Start(time);
        var account = scene.AddAccount();
        await scene.Did(account, "email:greta@nordwerk.example", "page_view");
        await scene.Update(account);
        var named = (string?)scene.Tables.Accounts[account][Account.NextChange];
        var touched = new List<int>();
        for (var day = 1; day <= 40; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            await scene.Crm.Get<NextChangeJob>().Run(time.GetUtcNow(), TestContext.Current.CancellationToken);
            if (await scene.UpdateWaiting() > 0) touched.Add(day);
        }

        // 15 × 2^(−17/30) = 10.13 and 15 × 2^(−18/30) = 9.90: B is lost on the 18th day.
        Assert.Equal("2026-12-11", named);
        Assert.Equal([18], touched);
        Assert.Equal((Grade.E, 9.9m), ((int)scene.Tables.Accounts[account][Account.Grade]!, (decimal)scene.Tables.Accounts[account][Account.Interest]!));
        Assert.Null(scene.Tables.Accounts[account][Account.NextChange]);
    }
}
