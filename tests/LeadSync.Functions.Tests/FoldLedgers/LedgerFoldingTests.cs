using LeadSync.Domain.Activities;
using LeadSync.Functions.FoldLedgers;
using LeadSync.Functions.Intake;
using LeadSync.Functions.People;
using LeadSync.Functions.Tests.People;
using NodaTime;

namespace LeadSync.Functions.Tests.FoldLedgers;

public sealed class LedgerFoldingTests
{
    private const string Key = "email:a@example.com";
    private static readonly Instant Today = Instant.FromUtc(2026, 11, 21, 12, 0);
    private static readonly Instant Horizon = Today - Duration.FromDays(30);

    [Fact]
    public async Task Folded_ledger_gives_every_model_the_same_score_in_fewer_rows()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), [.. Enumerable.Range(0, 300).Select(i => View(i, days: i % 60))]);
        var rows = (await home.Ledger("p0001")).Count;

        var folded = await new LedgerFolding(home.Store).Fold("p0001", Horizon, default);

        Assert.Equal((300, 145), (rows, folded));
        Assert.Equal(155, (await home.Ledger("p0001")).Count);
        Assert.Equal(3000, await home.Interest("p0001", Household.Model()));
        Assert.Equal(2100, await home.Interest("p0001", Household.Model(version: 2, points: 7)));
    }

    [Fact]
    public async Task Late_duplicate_of_a_folded_activity_is_still_known()
    {
        await using var home = new Household();
        var views = Enumerable.Range(0, 40).Select(i => View(i, days: 50)).ToArray();
        await home.Record(Household.Model(), views);
        await new LedgerFolding(home.Store).Fold("p0001", Horizon, default);

        await home.Record(Household.Model(), views);
        await home.Record(Household.Model(), View(40, days: 50));

        Assert.Equal(410, await home.Interest("p0001", Household.Model()));
        Assert.Single(await home.Ledger("p0001"));
    }

    [Fact]
    public async Task Few_old_rows_are_not_worth_a_folded_part()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), [.. Enumerable.Range(0, LedgerFolding.Fewest - 1).Select(i => View(i, days: 50))]);

        Assert.Equal(0, await new LedgerFolding(home.Store).Fold("p0001", Horizon, default));
    }

    // Any interleaving of recording, duplicates, folding, merging and rebuilding, against the plain sum over the set.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Any_interleaving_of_folding_with_all_else_leaves_every_figure_as_it_is(int seed)
    {
        await using var home = new Household();
        var random = new Random(seed);
        var known = new HashSet<int>();
        for (var step = 0; step < 25; step++)
        {
            var ids = Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(400)).Distinct().ToArray();
            var key = random.Next(3) == 0 ? "cookie:c" : Key;
            await home.Record(random.Next(4) == 0 ? null : Household.Model(), [.. ids.Select(id => View(id, days: id % 60, key))]);
            known.UnionWith(ids);
            if (random.Next(2) == 0) await Fold(home);
            if (step == 12) await home.Record(Household.Model(), View(999, 1, Key, "cookie:c"));
        }
        await Fold(home);

        // Id 999 is the 401st; both keys are one person since step 12.
        Assert.Equal((known.Count + 1) * 10, await home.Interest("p0001", Household.Model()));
        Assert.Equal((known.Count + 1) * 7, await home.Interest("p0001", Household.Model(version: 2, points: 7)));
    }

    private static async Task Fold(Household home)
    {
        foreach (var person in new[] { "p0001", "p0002" })
            await new LedgerFolding(home.Store).Fold(person, Horizon, default);
    }

    private static ReportedActivity View(int id, int days, params string[] keys) => Household.View($"{id}", keys.Length > 0 ? keys : [Key]) is var view
        ? view with { Activity = view.Activity with { OccurredAt = Today - Duration.FromDays(days) } }
        : throw new InvalidOperationException();
}
