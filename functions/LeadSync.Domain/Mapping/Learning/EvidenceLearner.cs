using LeadSync.Domain.Mapping.Evidence;
using LeadSync.Domain.Mapping.Index;

namespace LeadSync.Domain.Mapping.Learning;

/// <summary>A lead of which somebody knows the account.</summary>
/// <param name="Lead">What it says.</param>
/// <param name="Account">The account's id; null where none is right.</param>
/// <param name="NeedsPlace">True where nobody could tell without city or postal code: another company of the same name.</param>
public sealed record MatchingExample(LeadIdentity Lead, string? Account, bool NeedsPlace);

/// <summary>
/// Learns the weights of evidence from labelled leads, in two steps. First those of names, legal forms and countries, with
/// city and postal code hidden and without the examples that need them. Then, these fixed, those of the city, over all
/// examples: else companies of the same name elsewhere would teach that names say little. Levels that no example shows
/// are set, by the reasons beside them in <see cref="SetWeights"/>.
/// </summary>
public static class EvidenceLearner
{
    // Chosen by the log loss of cases that were held out; half or twice of either makes next to no difference.
    private static readonly Penalty Cost = new(Size: 0.1, Jump: 1, IsNextRange);
    private const int NameRounds = 400, PlaceRounds = 250;

    private static readonly HashSet<string> Set = ["postalCode", "phone", "domain"];
    private static readonly int[] Starts = Offsets();

    /// <summary>Learns a table. The same examples give the same table.</summary>
    /// <param name="books">Lists of accounts, each with leads to be found in it.</param>
    /// <param name="version">What to call the table.</param>
    /// <param name="cancel">Gives up.</param>
    public static EvidenceTable Learn(IReadOnlyList<(AccountIndex Accounts, IReadOnlyList<MatchingExample> Examples)> books, string version, CancellationToken cancel)
    {
        var weights = Flat(SetWeights.Start);
        var (city, missing) = (Starts[EvidenceKinds.City.Place], EvidenceKinds.City.Levels.Count);
        bool IsCity(int weight) => weight >= city && weight < city + missing;
        var names = Choices(books, example => !example.NeedsPlace, example => example.Lead with { City = null, PostalCode = null }, cancel);
        weights = ChoiceModel.Fit(names, weights, weight => !IsCity(weight) && !IsSet(weight), Cost, NameRounds);
        var places = Choices(books, _ => true, example => example.Lead, cancel);
        // A missing city says nothing; all others say what they say beyond that.
        weights = ChoiceModel.Fit(places, weights, weight => IsCity(weight) && weight != city, Cost, PlaceRounds);
        return new EvidenceTable(version, Shaped(weights));
    }

    private static List<Choice> Choices(
        IEnumerable<(AccountIndex Accounts, IReadOnlyList<MatchingExample> Examples)> books, Func<MatchingExample, bool> isUsed, Func<MatchingExample, LeadIdentity> seen, CancellationToken cancel)
    {
        var choices = new List<Choice>();
        foreach (var (accounts, examples) in books)
        {
            var matcher = new AccountMatcher(accounts, RememberedDecisions.Empty, MappingSettings.Default, SetWeights.Start);
            foreach (var example in examples.Where(isUsed))
            {
                cancel.ThrowIfCancellationRequested();
                var compared = matcher.Compare(LeadFacts.Of(seen(example)));
                var right = compared.FindIndex(each => each.Layer.Accounts.Ids[each.Account] == example.Account);
                choices.Add(new Choice([.. compared.Select(each => Features(each.Vector))], right));
            }
        }
        return choices;
    }

    private static int[] Features(EvidenceVector vector) =>
        [.. Enumerable.Range(0, EvidenceKinds.All.Count).Where(place => vector.At(place) is not null).Select(place => Starts[place] + vector.At(place)!.Value)];

    private static bool IsSet(int weight) => Set.Contains(EvidenceKinds.All[Array.FindLastIndex(Starts, start => start <= weight)].Name);

    private static bool IsNextRange(int weight) =>
        EvidenceKinds.All[Array.FindLastIndex(Starts, start => start <= weight)].HasRanges && !Starts.Contains(weight);

    private static double[] Flat(EvidenceTable table) =>
        [.. EvidenceKinds.All.SelectMany((kind, place) => Enumerable.Range(0, kind.Levels.Count).Select(level => table[place, (byte)level]))];

    private static double[][] Shaped(double[] weights) =>
        [.. EvidenceKinds.All.Select((kind, place) => weights[Starts[place]..(Starts[place] + kind.Levels.Count)])];

    private static int[] Offsets()
    {
        var starts = new int[EvidenceKinds.All.Count];
        for (var place = 1; place < starts.Length; place++) starts[place] = starts[place - 1] + EvidenceKinds.All[place - 1].Levels.Count;
        return starts;
    }
}
