using System.Text.Json.Serialization;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>How well leads were matched, figure by figure. The same cases give the same report, whatever their order.</summary>
internal sealed record MatchReport
{
    // A new name has nothing in common with the old one, and two companies of the same name nothing that tells them apart:
    // both are told apart from the rest, which a matcher can get right.
    private const string Rename = "rename";
    private const string Homonym = "none_homonym";

    /// <summary>How many cases there are.</summary>
    public required int Cases { get; init; }

    /// <summary>Whether the leads' city and postal code were hidden.</summary>
    public required bool WithoutCity { get; init; }

    /// <summary>The thresholds.</summary>
    public required MappingSettings Settings { get; init; }

    /// <summary>Totals, the headline first, then books, strata, and strata of each book.</summary>
    public required IReadOnlyList<ReportGroup> Groups { get; init; }

    /// <summary>The best F1 over all thresholds, of the headline's cases.</summary>
    public required BestThreshold? BestThreshold { get; init; }

    /// <summary>Of the headline's cases.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>Of all cases.</summary>
    public required Calibration CalibrationOfAll { get; init; }

    /// <summary>By level of evidence, of all cases.</summary>
    public required IReadOnlyList<EvidenceCount> Levels { get; init; }

    /// <summary>By all evidence of a decision, of all cases.</summary>
    public required IReadOnlyList<EvidenceCount> Combinations { get; init; }

    /// <summary>The ids of the cases that were given a wrong account with nobody asked.</summary>
    public required IReadOnlyList<string> WrongAutomatic { get; init; }

    /// <summary>The cases that count for the headline.</summary>
    [JsonIgnore]
    public ReportGroup Headline => Groups[0];

    public static MatchReport Of(IEnumerable<Judged> judged, MappingSettings settings, bool withoutCity)
    {
        // In one order whatever the input's, so that sums are equal to the last bit.
        var cases = judged.OrderBy(each => each.Case.Id, StringComparer.Ordinal).ToList();
        var headline = cases.Where(each => each.Case.Stratum is not (Rename or Homonym)).ToList();
        return new MatchReport
        {
            Cases = cases.Count,
            WithoutCity = withoutCity,
            Settings = settings,
            Groups = [.. GroupsOf(cases, headline).Select(group => ReportGroup.Of(group.Name, group.Cases, settings.Review))],
            BestThreshold = BestThreshold.Of(headline),
            Calibration = Calibration.Of(headline),
            CalibrationOfAll = Calibration.Of(cases),
            Levels = EvidenceCount.OfLevels(cases, settings.Review),
            Combinations = EvidenceCount.OfCombinations(cases, settings.Review),
            WrongAutomatic = [.. cases.Where(each => each.Decision.Outcome == MappingOutcome.Auto && !each.IsAutoRight).Select(each => each.Case.Id)],
        };
    }

    private static IEnumerable<(string Name, IReadOnlyList<Judged> Cases)> GroupsOf(List<Judged> cases, List<Judged> headline)
    {
        yield return ("headline: without rename and homonym", headline);
        yield return ("without rename", cases.FindAll(each => each.Case.Stratum != Rename));
        yield return ("all", cases);
        foreach (var book in By(headline, each => each.Case.Book)) yield return ($"headline of {book.Key}", [.. book]);
        foreach (var stratum in By(cases, each => each.Case.Stratum)) yield return (stratum.Key, [.. stratum]);
        foreach (var both in By(cases, each => each.Case.Book.Length == 0 ? "" : $"{each.Case.Book}, {each.Case.Stratum}")) yield return (both.Key, [.. both]);
    }

    // What has no name has nothing to be grouped by.
    private static IEnumerable<IGrouping<string, Judged>> By(IEnumerable<Judged> cases, Func<Judged, string> name) =>
        cases.GroupBy(name, StringComparer.Ordinal).Where(group => group.Key.Length > 0).OrderBy(group => group.Key, StringComparer.Ordinal);
}

/// <summary>The figures of some cases.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Cases">How many.</param>
/// <param name="Given">The best candidate from the review threshold on.</param>
/// <param name="Automatic">What was decided without a person.</param>
/// <param name="Found">How often the right account is among the candidates at all.</param>
/// <param name="Served">How often the decision serves the lead.</param>
internal sealed record ReportGroup(string Name, int Cases, Tally Given, Tally Automatic, Share Found, Share Served)
{
    public static ReportGroup Of(string name, IReadOnlyList<Judged> cases, double review) => new(
        name, cases.Count, Tally.From(cases, review), Tally.Automatic(cases),
        new Share(cases.Count(each => each.IsCandidate), cases.Count(each => each.HasAccount)),
        new Share(cases.Count(each => each.IsServed), cases.Count));
}
