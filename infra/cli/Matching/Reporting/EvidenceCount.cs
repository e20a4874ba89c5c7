using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>How often evidence stood behind the best candidate where a lead was given a right and a wrong account, and where it was given none though it has one.</summary>
/// <param name="Evidence">Kind and level, or all of them in the order of their kinds.</param>
/// <param name="Right">Given the right account.</param>
/// <param name="Wrong">Given a wrong one.</param>
/// <param name="Missed">Given none though it has one.</param>
internal sealed record EvidenceCount(string Evidence, int Right, int Wrong, int Missed)
{
    private const string NoCandidate = "no candidate";

    /// <summary>Counts by each level of evidence, in the order of the levels.</summary>
    public static IReadOnlyList<EvidenceCount> OfLevels(IEnumerable<Judged> cases, double threshold) =>
        [.. Count(cases, threshold, each => Levels(each.Decision.Best).DefaultIfEmpty(NoCandidate)).OrderBy(count => count.Evidence, StringComparer.Ordinal)];

    /// <summary>Counts by all the evidence there was, those most often wrong first; without those never wrong or missed.</summary>
    public static IReadOnlyList<EvidenceCount> OfCombinations(IEnumerable<Judged> cases, double threshold) =>
        [.. Count(cases, threshold, each => [each.Decision.Best is { } best ? string.Join(", ", Levels(best)) : NoCandidate])
            .Where(count => count.Wrong + count.Missed > 0)
            .OrderByDescending(count => count.Wrong).ThenByDescending(count => count.Missed).ThenBy(count => count.Evidence, StringComparer.Ordinal)];

    private static IEnumerable<EvidenceCount> Count(IEnumerable<Judged> cases, double threshold, Func<Judged, IEnumerable<string>> evidence) =>
        cases.SelectMany(each => evidence(each).Distinct(), (each, text) => (Text: text, IsGiven: each.Probability >= threshold, Judged: each))
            .GroupBy(each => each.Text, StringComparer.Ordinal)
            .Select(group => new EvidenceCount(
                group.Key,
                group.Count(each => each.IsGiven && each.Judged.IsBestRight),
                group.Count(each => each.IsGiven && !each.Judged.IsBestRight),
                group.Count(each => !each.IsGiven && each.Judged.HasAccount)))
            .Where(count => count.Right + count.Wrong + count.Missed > 0);

    private static IEnumerable<string> Levels(MappingCandidate? candidate) =>
        (candidate?.Evidence ?? []).Select(evidence => $"{evidence.Kind} {evidence.Level}").Order(StringComparer.Ordinal);
}
