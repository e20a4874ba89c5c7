using LeadSync.Functions.ForgetVisits;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateAccounts;

namespace LeadSync.Functions.Tests.ForgetVisits;

public sealed class VisitRetentionTests
{
    private static readonly string[] Addresses = ["192.0.2.1", "203.0.113.9", "2001:db8::1", "2001:db9::1"];

    [Theory]
    [InlineData(29, 4)]
    [InlineData(31, 2)]
    public async Task Old_visits_of_nobody_are_forgotten_and_all_others_kept(int days, int kept)
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        scene.AddRange("192.0.2.0/24", account);
        scene.AddRange("2001:db8::/32", account);
        await scene.Visit(Addresses);

        await Forget(scene, days);
        await Forget(scene, days);
        await scene.Update(account);

        Assert.Equal(kept, await Stored(scene));
        Assert.Equal(6, scene.Score(account));
    }

    [Fact]
    public async Task While_nobody_knows_whose_the_networks_are_nothing_is_forgotten()
    {
        await using var scene = await AccountScene.Start();
        scene.Tables.Fault = _ => new Reply(503);
        await scene.Visit(Addresses);

        await Forget(scene, 400);

        Assert.Equal(4, await Stored(scene));
    }

    private static Task Forget(AccountScene scene, int days) =>
        scene.Crm.Get<VisitRetention>().Run(DateTimeOffset.UtcNow.AddDays(days), TestContext.Current.CancellationToken);

    private static async Task<int> Stored(AccountScene scene)
    {
        var stored = 0;
        foreach (var partition in new[] { "v4:c0", "v4:cb", "v6:2001" })
            stored += await scene.Crm.Store.Range(new Partition("visits", partition), "0", "g", default).CountAsync();
        return stored;
    }
}
