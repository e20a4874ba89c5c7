using System.Globalization;
using System.Text;
using LeadSync.Functions.State;

namespace LeadSync.Contract.State;

/// <summary>What every partition store must do; a subclass per adapter.</summary>
public abstract class PartitionStoreContract
{
    private static readonly Partition Home = new("people", "p1");

    protected abstract IPartitionStore Store { get; }

    [Fact]
    public async Task Get_of_a_missing_row_gives_null() => Assert.Null(await Store.Get(Home, "none", default));

    [Fact]
    public async Task Insert_of_an_existing_row_conflicts_and_keeps_it()
    {
        await Must(new RowOperation.Insert("row", Bytes("first")));
        var result = await Store.Commit(Home, [new RowOperation.Insert("row", Bytes("second"))], default);
        Assert.Equal(new CommitResult.Conflict(0, "row"), result);
        Assert.Equal("first", await Text("row"));
    }

    [Fact]
    public async Task Replace_with_the_current_etag_writes_and_makes_a_new_etag()
    {
        await Must(new RowOperation.Insert("row", Bytes("old")));
        var before = await Store.Get(Home, "row", default);
        await Must(new RowOperation.Replace("row", Bytes("new"), before!.ETag));
        var after = await Store.Get(Home, "row", default);
        Assert.Equal("new", Encoding.UTF8.GetString(after!.Value));
        Assert.NotEqual(before.ETag, after.ETag);
    }

    [Fact]
    public async Task Replace_with_a_stale_etag_conflicts()
    {
        await Must(new RowOperation.Insert("row", Bytes("a")));
        var stale = (await Store.Get(Home, "row", default))!.ETag;
        await Must(new RowOperation.Upsert("row", Bytes("b")));
        var result = await Store.Commit(Home, [new RowOperation.Replace("row", Bytes("c"), stale)], default);
        Assert.Equal(new CommitResult.Conflict(0, "row"), result);
        Assert.Equal("b", await Text("row"));
    }

    [Fact]
    public async Task Replace_of_a_row_deleted_and_inserted_again_conflicts()
    {
        await Must(new RowOperation.Insert("row", Bytes("a")));
        var stale = (await Store.Get(Home, "row", default))!.ETag;
        await Must(new RowOperation.Delete("row"));
        await Must(new RowOperation.Insert("row", Bytes("a")));
        Assert.IsType<CommitResult.Conflict>(
            await Store.Commit(Home, [new RowOperation.Replace("row", Bytes("c"), stale)], default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replace_or_delete_of_a_missing_row_conflicts(bool delete)
    {
        await Must(new RowOperation.Insert("other", []));
        var etag = (await Store.Get(Home, "other", default))!.ETag;
        RowOperation operation = delete ? new RowOperation.Delete("none") : new RowOperation.Replace("none", [], etag);
        Assert.Equal(new CommitResult.Conflict(0, "none"), await Store.Commit(Home, [operation], default));
    }

    [Fact]
    public async Task Delete_with_a_stale_etag_conflicts_and_with_the_current_one_removes()
    {
        await Must(new RowOperation.Insert("row", Bytes("a")));
        var stale = (await Store.Get(Home, "row", default))!.ETag;
        await Must(new RowOperation.Upsert("row", Bytes("b")));
        Assert.IsType<CommitResult.Conflict>(await Store.Commit(Home, [new RowOperation.Delete("row", stale)], default));
        await Must(new RowOperation.Delete("row", (await Store.Get(Home, "row", default))!.ETag));
        Assert.Null(await Store.Get(Home, "row", default));
    }

    [Fact]
    public async Task Commit_with_one_conflict_writes_nothing_and_names_the_operation()
    {
        await Must(new RowOperation.Insert("taken", Bytes("a")));
        var result = await Store.Commit(
            Home,
            [new RowOperation.Upsert("u", Bytes("1")), new RowOperation.Insert("i", Bytes("2")), new RowOperation.Insert("taken", Bytes("3"))],
            default);
        Assert.Equal(new CommitResult.Conflict(2, "taken"), result);
        Assert.Null(await Store.Get(Home, "u", default));
        Assert.Null(await Store.Get(Home, "i", default));
    }

    [Fact]
    public async Task Partitions_are_apart_by_table_and_key()
    {
        await Must(new RowOperation.Insert("row", Bytes("here")));
        Assert.Null(await Store.Get(Home with { Table = "keys" }, "row", default));
        Assert.Null(await Store.Get(Home with { Key = "p2" }, "row", default));
    }

    [Fact]
    public async Task Range_gives_the_rows_from_to_before_in_order()
    {
        string[] names = ["a:3", "a:1", "b", "a:2", "a", "a;"];
        await Must([.. names.Select(name => new RowOperation.Insert(name, Bytes(name)))]);
        Assert.Equal(["a:1", "a:2", "a:3"], await Rows("a:", "a;"));
        Assert.Equal(["a", "a:1", "a:2", "a:3", "a;"], await Rows("a", "b"));
        Assert.Empty(await Rows("b", "b"));
    }

    [Fact]
    public async Task Range_longer_than_a_page_gives_every_row_once()
    {
        var names = Enumerable.Range(0, 950).Select(i => i.ToString("d4", CultureInfo.InvariantCulture)).ToArray();
        foreach (var chunk in names.Chunk(100))
            await Must([.. chunk.Select(name => new RowOperation.Insert(name, [1]))]);
        Assert.Equal(names, await Rows("0", ":"));
    }

    [Theory]
    [InlineData("k:email:ü+x@bücher.example")]
    [InlineData("a/b\\c?d#e%20")]
    [InlineData("'; drop table rows --")]
    [InlineData(" leading and trailing ")]
    [InlineData("日本語 🎈")]
    public async Task Rows_and_keys_may_hold_any_characters(string name)
    {
        var partition = new Partition("keys", name);
        await Store.Commit(partition, [new RowOperation.Insert(name, Bytes(name))], default);
        var row = await Store.Get(partition, name, default);
        Assert.Equal((name, name), (row!.Row, Encoding.UTF8.GetString(row.Value)));
        Assert.Null(await Store.Get(partition, name.ToUpperInvariant() + "x", default));
    }

    [Fact]
    public async Task Names_that_differ_in_case_are_different_rows()
    {
        await Must(new RowOperation.Insert("row", Bytes("a")), new RowOperation.Insert("ROW", Bytes("b")));
        Assert.Equal("b", await Text("ROW"));
    }

    [Fact]
    public async Task Commit_takes_100_operations_and_refuses_101()
    {
        var operations = Enumerable.Range(0, 101).Select(i => new RowOperation.Insert($"r{i}", [1])).ToArray();
        await Must([.. operations.Take(100)]);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Commit(Home with { Key = "p9" }, operations, default));
        Assert.Null(await Store.Get(Home with { Key = "p9" }, "r0", default));
    }

    [Fact]
    public async Task Commit_refuses_a_row_named_twice() => await Assert.ThrowsAsync<ArgumentException>(() =>
        Store.Commit(Home, [new RowOperation.Upsert("row", []), new RowOperation.Delete("row")], default));

    [Fact]
    public async Task Commit_of_nothing_is_a_commit() =>
        Assert.IsType<CommitResult.Committed>(await Store.Commit(Home, [], default));

    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(IPartitionStore.MaxValueLength)]
    public async Task Values_up_to_the_greatest_length_come_back_as_they_were(int length)
    {
        var value = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
        await Must(new RowOperation.Insert("row", value));
        Assert.Equal(value, (await Store.Get(Home, "row", default))!.Value);
    }

    [Fact]
    public async Task Values_over_the_greatest_length_are_refused() => await Assert.ThrowsAsync<ArgumentException>(() =>
        Store.Commit(Home, [new RowOperation.Upsert("row", new byte[IPartitionStore.MaxValueLength + 1])], default));

    [Fact]
    public async Task Values_of_one_commit_over_the_greatest_length_together_are_refused() => await Assert.ThrowsAsync<ArgumentException>(() =>
        Store.Commit(Home, [.. Enumerable.Range(0, 3).Select(i => new RowOperation.Upsert($"r{i}", new byte[IPartitionStore.MaxValueLength]))], default));

    [Fact]
    public async Task Names_longer_than_any_key_are_told_apart_and_stay_in_order()
    {
        var common = new string('ü', 300);
        string[] names = [$"{common}c", $"{common}", $"{common}a", "short", $"{common}b", "zz"];
        await Must([.. names.Select(name => new RowOperation.Insert(name, Bytes(name)))]);
        Assert.Equal(["short", "zz", common, $"{common}a", $"{common}b", $"{common}c"], await Rows("a", "\U0010FFFF"));
        Assert.Equal([$"{common}a", $"{common}b"], await Rows($"{common}a", $"{common}c"));
        Assert.Equal($"{common}b", await Text($"{common}b"));
        Assert.Null(await Text($"{common}d"));
    }

    [Fact]
    public async Task Writers_that_meet_by_etag_lose_no_update()
    {
        await Must(new RowOperation.Insert("count", Bytes("0")));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Increment(25))));
        Assert.Equal("200", await Text("count"));
    }

    private async Task Increment(int times)
    {
        for (var done = 0; done < times;)
        {
            var row = (await Store.Get(Home, "count", default))!;
            var next = int.Parse(Encoding.UTF8.GetString(row.Value), CultureInfo.InvariantCulture) + 1;
            var result = await Store.Commit(Home, [new RowOperation.Replace("count", Bytes($"{next}"), row.ETag)], default);
            if (result is CommitResult.Committed)
                done++;
        }
    }

    private async Task Must(params RowOperation[] operations) =>
        Assert.IsType<CommitResult.Committed>(await Store.Commit(Home, operations, default));

    private async Task<string?> Text(string row) =>
        await Store.Get(Home, row, default) is { } found ? Encoding.UTF8.GetString(found.Value) : null;

    private async Task<List<string>> Rows(string from, string before)
    {
        var rows = new List<string>();
        await foreach (var row in Store.Range(Home, from, before, default))
            rows.Add(row.Row);
        return rows;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
