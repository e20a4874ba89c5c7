using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.UpdateAccounts;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Functions.Visits;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Functions.Tests.Visits;

public sealed class NetworkVisitTests
{
    [Fact]
    public async Task Visits_count_for_the_account_of_the_longest_prefix()
    {
        await using var scene = await AccountScene.Start();
        var (group, branch) = (scene.AddAccount(), scene.AddAccount());
        scene.AddRange("192.0.2.0/24", group);
        scene.AddRange("192.0.2.64/26", branch);
        scene.AddRange("2001:db8::/32", branch);

        await scene.Visit("192.0.2.1", "192.0.2.65", "192.0.2.128", "::ffff:192.0.2.2", "2001:db8:1::1", "198.51.100.1");
        await scene.UpdateWaiting();

        Assert.Equal((9, 6), (scene.Score(group), scene.Score(branch)));
    }

    [Fact]
    public async Task A_changed_range_moves_old_visits_and_both_accounts_are_scored_anew()
    {
        await using var scene = await AccountScene.Start();
        var (before, after, other) = (scene.AddAccount(), scene.AddAccount(), scene.AddAccount());
        var range = scene.AddRange("192.0.2.0/24", before);
        scene.AddRange("198.51.100.0/24", other);
        await scene.Visit("192.0.2.1", "192.0.2.2");
        await scene.UpdateWaiting();
        var then = scene.Score(before);

        scene.Tables.Ranges[range]["_ls_accountid_value"] = after;
        await scene.Changed("ls_networkrange", range);
        await scene.UpdateWaiting();

        Assert.Equal((6, 0, 6), (then, scene.Score(before), scene.Score(after)));
        Assert.Equal(0, await scene.UpdateWaiting());
    }

    [Fact]
    public async Task A_change_that_nobody_told_of_is_found_by_the_next_instance_and_the_others_see_that_their_table_is_old()
    {
        await using var scene = await AccountScene.Start();
        var (before, after) = (scene.AddAccount(), scene.AddAccount());
        var range = scene.AddRange("192.0.2.0/24", before);
        await scene.Visit("192.0.2.1");
        await scene.UpdateWaiting();
        scene.Tables.Ranges[range]["_ls_accountid_value"] = after;

        using var starting = new NetworkDirectory(
            scene.Crm.Get<DataverseClient>(), scene.Crm.Store, scene.Crm.Get<DirtyAccounts>(), TimeProvider.System, NullLogger<NetworkDirectory>.Instance);
        await starting.Current(default);
        await scene.UpdateWaiting();

        Assert.Equal((0, 3), (scene.Score(before), scene.Score(after)));
    }

    [Fact]
    public async Task A_visit_that_comes_twice_counts_once_whatever_its_account()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        scene.AddRange("0.0.0.0/0", account);
        scene.AddRange("10.0.0.0/8", account);
        await scene.Visit("10.0.0.1", "200.0.0.1");
        var stored = await Rows(scene, "v4:0a");

        await scene.Crm.Store.Commit(new Partition("visits", "v4:c8"), [new RowOperation.Upsert(stored[0].Row.Replace("0a000001", "c8000001", StringComparison.Ordinal), stored[0].Value)], default);
        await scene.Update(account);

        Assert.Equal(6, scene.Score(account));
    }

    [Fact]
    public async Task A_broken_range_is_left_out_and_a_range_that_two_accounts_claim_is_nobodys()
    {
        await using var scene = await AccountScene.Start();
        var (one, other) = (scene.AddAccount(), scene.AddAccount());
        scene.AddRange("192.0.2.1/24", one);
        scene.AddRange("10.0.0.0/8", one);
        scene.AddRange("::ffff:10.0.0.0/104", other);

        await scene.Visit("192.0.2.1", "10.0.0.1");
        await scene.Update(one, other);

        Assert.Equal((0, 0), (scene.Score(one), scene.Score(other)));
    }

    [Fact]
    public async Task While_the_ranges_cannot_be_read_visits_are_stored_and_wait()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount();
        scene.AddRange("192.0.2.0/24", account);
        scene.Tables.Fault = request => request.PathAndQuery.Contains("/ls_networkranges", StringComparison.Ordinal) ? new LeadSync.Functions.Tests.Dataverse.Reply(503) : null;

        await scene.Visit("192.0.2.1");
        var during = await scene.Update(account);
        scene.Tables.Fault = _ => null;
        await scene.Update(account);

        Assert.IsType<MessageOutcome.Later>(during);
        Assert.Equal(3, scene.Score(account));
    }

    private static async Task<List<StoredRow>> Rows(AccountScene scene, string partition) =>
        await scene.Crm.Store.Range(new Partition("visits", partition), "0", "g", default).ToListAsync();
}
