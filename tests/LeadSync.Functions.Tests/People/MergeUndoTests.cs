using LeadSync.Functions.People;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Tests.People;

public sealed class MergeUndoTests
{
    private const string A = "email:a@example.com";
    private const string B = "cookie:b";
    private const string C = "cookie:c";

    [Theory]
    [InlineData("p0001")]
    [InlineData("p0002")]
    public async Task Undone_merge_gives_both_again_what_their_own_ledgers_say(string named)
    {
        await using var home = await Merged();

        Assert.Equal(["p0001", "p0002"], await new MergeUndo(home.Store).Undo(named, default));

        Assert.Equal((20, 30), (await Interest(home, "p0001"), await Interest(home, "p0002")));
    }

    [Fact]
    public async Task Keys_that_arrive_together_again_do_not_merge_who_was_taken_apart()
    {
        await using var home = await Merged();
        await new MergeUndo(home.Store).Undo("p0002", default);

        await home.Record(Household.Model(), Household.View("9", A, B));

        Assert.Equal((30, 30), (await Interest(home, "p0001"), await Interest(home, "p0002")));
    }

    [Fact]
    public async Task Who_joined_one_of_them_since_is_kept_apart_too()
    {
        await using var home = await Merged();
        await new MergeUndo(home.Store).Undo("p0002", default);
        await home.Record(Household.Model(), Household.View("7", C));
        await home.Record(Household.Model(), Household.View("8", B, C));

        await home.Record(Household.Model(), Household.View("9", A, C));

        Assert.NotEqual(await home.Directory.Survivor("p0001", default), await home.Directory.Survivor("p0003", default));
    }

    [Fact]
    public async Task Undoing_in_the_middle_of_a_chain_takes_along_who_was_merged_before()
    {
        await using var home = new Household();
        // One after the other: who is older survives a merge, and people of one message are made side by side.
        foreach (var (i, key) in new[] { A, B, C }.Index()) await home.Record(Household.Model(), Household.View($"{i}", key));
        var (a, b, c) = (await Person(home, A), await Person(home, B), await Person(home, C));
        await home.Directory.Merge(b, c, default);
        await home.Directory.Merge(a, b, default);

        await new MergeUndo(home.Store).Undo(await home.Directory.Survivor(b, default) == a ? b : a, default);

        Assert.Equal(await home.Directory.Survivor(b, default), await home.Directory.Survivor(c, default));
        Assert.NotEqual(await home.Directory.Survivor(a, default), await home.Directory.Survivor(b, default));
        Assert.Equal((10, 20), (await Interest(home, a), await Interest(home, b)));
    }

    [Fact]
    public async Task Nobody_is_taken_apart_who_was_not_merged()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), Household.View("1", A));

        Assert.Empty(await new MergeUndo(home.Store).Undo("p0001", default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Undo_that_died_after_some_commits_is_completed_by_the_same_call(int commits)
    {
        await using var home = await Merged();
        var dying = new DyingStore(home.Store, commits);

        if (commits < 2) await Assert.ThrowsAsync<OperationCanceledException>(() => new MergeUndo(dying).Undo("p0002", default));
        await new MergeUndo(home.Store).Undo("p0002", default);

        Assert.Equal((20, 30), (await Interest(home, "p0001"), await Interest(home, "p0002")));
    }

    private static async Task<Household> Merged()
    {
        var home = new Household();
        await home.Record(Household.Model(), Household.View("1", A), Household.View("2", A));
        await home.Record(Household.Model(), Household.View("3", B), Household.View("4", B), Household.View("5", B));
        await home.Directory.Merge("p0001", "p0002", default);
        Assert.Equal(50, await Interest(home, "p0002"));
        return home;
    }

    private static Task<double> Interest(Household home, string person) => home.Interest(person, Household.Model());

    private static async Task<string> Person(Household home, string key) =>
        (await home.Directory.Find(Domain.Activities.PersonKey.Parse(key)!, default))!;
}
