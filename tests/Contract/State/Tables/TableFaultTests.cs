using System.Text;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;
using LeadSync.Tests.Shared.Azurite;

namespace LeadSync.Contract.State.Tables;

/// <summary>Faults on the way to the real emulator: what was committed once is committed once.</summary>
public sealed class TableFaultTests(AzuriteTables azurite)
{
    private static readonly Partition Home = new("people", "p1");

    public static TheoryData<string> Plans => [
        .. from fault in Enum.GetNames<WireFault>() select fault,
        "LostAfter,LostAfter", "LostBefore,LostAfter", "Truncated,LostBefore", "Busy,LostAfter", "TimedOut,Truncated,Busy",
    ];

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Commit_whose_answers_are_lost_is_done_once_and_told_as_done(string plan)
    {
        var (store, faults) = await Opened(plan, [new RowOperation.Insert("state", Bytes("0")), new RowOperation.Insert("old", Bytes("x"))]);
        var etag = (await store.Get(Home, "state", default))!.ETag;
        var result = await store.Commit(Home,
            [new RowOperation.Insert("a:1", Bytes("activity")), new RowOperation.Replace("state", Bytes("1"), etag), new RowOperation.Delete("old"), new RowOperation.Upsert("dirty", [])],
            default);
        Assert.IsType<CommitResult.Committed>(result);
        Assert.Equal(["a:1=activity", "dirty=", "state=1"], await Rows(store));
        Assert.True(faults.Writes > plan.Split(',').Count(fault => fault != nameof(WireFault.None)));
    }

    [Theory]
    [InlineData("LostAfter")]
    [InlineData("Truncated")]
    public async Task Deletion_whose_answer_is_lost_is_told_as_done(string plan)
    {
        var (store, _) = await Opened(plan, [new RowOperation.Insert("a", []), new RowOperation.Insert("b", [])]);
        Assert.IsType<CommitResult.Committed>(await store.Commit(Home, [new RowOperation.Delete("a"), new RowOperation.Delete("b")], default));
        Assert.Empty(await Rows(store));
    }

    /// <summary>The conflict is another writer's, and stays one although the first answer was lost.</summary>
    [Theory]
    [InlineData("LostBefore")]
    [InlineData("LostAfter")]
    [InlineData("Truncated")]
    public async Task Conflict_with_another_writer_stays_one_when_answers_are_lost(string plan)
    {
        var (store, _) = await Opened(plan, [new RowOperation.Insert("state", Bytes("theirs"))]);
        var result = await store.Commit(Home, [new RowOperation.Upsert("dirty", []), new RowOperation.Insert("state", Bytes("ours"))], default);
        Assert.Equal(new CommitResult.Conflict(1, "state"), result);
        Assert.Equal(["state=theirs"], await Rows(store));
    }

    [Fact]
    public async Task Service_that_stays_away_is_an_error_and_nothing_is_written()
    {
        using var faults = new FaultyTransport([.. Enumerable.Repeat(WireFault.LostBefore, 50)]);
        var store = Stores.Open(azurite, faults);
        var error = await Assert.ThrowsAsync<TableStoreException>(() => store.Commit(Home, [new RowOperation.Insert("a", Bytes("secret@person.example"))], default));
        Assert.DoesNotContain("secret@person.example", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(6, faults.Writes);
        Assert.Null(await store.Get(Home, "a", default));
    }

    private async Task<(IPartitionStore Store, FaultyTransport Faults)> Opened(string plan, RowOperation[] before)
    {
        // The table and the first rows are made without faults: two writes, since the table is missing at first.
        var faults = new FaultyTransport([WireFault.None, WireFault.None, .. plan.Split(',').Select(Enum.Parse<WireFault>)]);
        var store = Stores.Open(azurite, faults);
        Assert.IsType<CommitResult.Committed>(await store.Commit(Home, before, default));
        Assert.Equal(2, faults.Writes);
        return (store, faults);
    }

    private static async Task<List<string>> Rows(IPartitionStore store)
    {
        var rows = new List<string>();
        await foreach (var row in store.Range(Home, "!", "~", default)) rows.Add($"{row.Row}={Encoding.UTF8.GetString(row.Value)}");
        return rows;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
