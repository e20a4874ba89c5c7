using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Tests.Shared.Accounts;

namespace LeadSync.Benchmarks;

/// <summary>Checks results, never times: that what the benchmarks measure is the real work and comes out right.</summary>
internal static class ShortCheck
{
    private const int People = 50;
    private const int PerPerson = 20;
    private const int Accounts = 500;
    private const int Leads = 210;

    /// <summary>Of all plug-ins of one save together: two each for the reason, the guard and the funnel at most.</summary>
    private const int MostQueries = 6;

    public static bool Run(TextWriter output)
    {
        var stream = Stream.Of(People, PerPerson);
        var activities = stream.Read();
        var forward = Totals(stream, activities, Enumerable.Range(0, activities.Length));
        var backward = Totals(stream, activities, Enumerable.Range(0, activities.Length).Reverse());
        return Report(output, "every activity of the stream is read", activities.All(activity => activity is not null))
            & Report(output, "every rule that can match gives somebody points", RulesThatGive(stream, activities) >= 8)
            & Report(output, "scores do not depend on the order of the stream", forward.SequenceEqual(backward))
            & Report(output, "most people have a score", forward.Count(total => total > 0) > People / 2)
            & Report(output, "the made rows are what the ledger holds", stream.Json.Zip(activities).All(row => ActivityJson.Write(row.Second).SequenceEqual(row.First)))
            & Report(output, "the ledger reader reads what the strict reader reads", activities.Zip(stream.Json).All(IsReadAlike))
            & Report(output, "a full rescore equals the incremental state of everybody", FullRescore.Measure(People, TextWriter.Null) is { Different: 0, People: People })
            & Report(output, "a written state reads back to the same bytes", StateMemory.Of(People) is { Written: > 0, ReadsBack: true })
            & Report(output, "the next change is the first day on which the score turns", NextChangeBenchmark.IsFirstTurn(People))
            & Report(output, "accounts and leads are made the same in every run, a small book as the beginning of a large one", IsMadeAlike())
            & Report(output, "leads that write an account's name as it stands find it, and all leads together find theirs no less often than with FuzzySharp", FindsNoLess(MatchingBenchmark.Look(Accounts, Leads)))
            & Report(output, "plug-ins leave a save alone that they do not care for, and judge the others in few queries", AsksLittle(PluginBenchmark.Measure(1).GetAwaiter().GetResult()));
    }

    private static bool AsksLittle(IReadOnlyList<PluginCost> costs) =>
        costs[0] is { Queries: 0, Writes: 0 } && costs.Skip(1).All(cost => cost.Queries + cost.Writes > 0 && cost.Queries <= MostQueries);

    private static bool Report(TextWriter output, string what, bool holds)
    {
        output.WriteLine($"{(holds ? "ok  " : "FAIL")} {what}");
        return holds;
    }

    private static bool IsMadeAlike()
    {
        var (small, large) = (new MadeBook(NameStock.OwnMaking).Take(Accounts).ToList(), new MadeBook(NameStock.OwnMaking).Take(2 * Accounts).ToList());
        return small.Select(account => (account.Id, account.Name)).SequenceEqual(large.Take(Accounts).Select(account => (account.Id, account.Name)))
            && large.DistinctBy(account => account.Own).Count() == large.Count
            && new MadeLeads(small).Take(Leads).Select(lead => lead.Company).SequenceEqual(new MadeLeads(small).Take(Leads).Select(lead => lead.Company));
    }

    private static bool FindsNoLess((LookUps Own, LookUps Fuzzy) look) =>
        look.Own.FoundByWriting().First(each => each.Writing == Writing.Exact).Found >= 1 && look.Own.Found(Leads) >= look.Fuzzy.Found(Leads) && look.Fuzzy.Found(Leads) > 0.5;

    private static bool IsReadAlike((Activity Strict, byte[] Row) pair) =>
        ActivityJson.Write(LedgerJson.Read(pair.Row)).SequenceEqual(ActivityJson.Write(pair.Strict));

    private static int RulesThatGive(Stream stream, Activity[] activities) =>
        Scores(stream, activities, Enumerable.Range(0, activities.Length))
            .SelectMany(score => score.Reasons, (_, reason) => reason.Rule).Distinct().Count();

    private static List<double> Totals(Stream stream, Activity[] activities, IEnumerable<int> order) =>
        [.. Scores(stream, activities, order).Select(score => score.Total)];

    private static IEnumerable<Score> Scores(Stream stream, Activity[] activities, IEnumerable<int> order)
    {
        var states = Enumerable.Range(0, People).Select(_ => new InterestState(Stream.Model)).ToList();
        foreach (var i in order)
            states[stream.People[i]].Add(activities[i]);
        return states.Select(state => Scorer.Score(Stream.Model, state, new Dictionary<string, PropertyValue>(), Stream.AsOf));
    }
}
