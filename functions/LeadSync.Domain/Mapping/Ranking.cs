using LeadSync.Domain.Mapping.Evidence;

namespace LeadSync.Domain.Mapping;

/// <summary>A candidate with its place among the others.</summary>
internal sealed record Ranked(Comparison Comparison, double LogOdds, double Probability)
{
    /// <summary>The account's id.</summary>
    public string Id => Comparison.Layer.Accounts.Ids[Comparison.Account];
}

/// <summary>
/// Makes probabilities of log-odds. A lead belongs to one of the candidates or to none of them, so they share what there is:
/// two candidates with the same evidence can have no more than half each.
/// </summary>
internal static class Ranking
{
    /// <summary>The candidates, the likeliest first; equal ones by id.</summary>
    public static List<Ranked> Of(IReadOnlyCollection<Comparison> compared, EvidenceTable table)
    {
        var ranking = new List<Ranked>(compared.Count);
        foreach (var comparison in compared) ranking.Add(new Ranked(comparison, table.LogOdds(comparison.Vector), 0));
        ranking.Sort((left, right) => left.LogOdds != right.LogOdds ? right.LogOdds.CompareTo(left.LogOdds) : string.CompareOrdinal(left.Id, right.Id));
        // "None of them" has log-odds of zero. Everything is taken relative to the largest, so that no power overflows; summed
        // from the smallest on, so that the order in which candidates were found makes no difference.
        var largest = Math.Max(0, ranking.Count > 0 ? ranking[0].LogOdds : 0);
        var all = Math.Exp(-largest);
        for (var at = ranking.Count - 1; at >= 0; at--) all += Math.Exp(ranking[at].LogOdds - largest);
        for (var at = 0; at < ranking.Count; at++) ranking[at] = ranking[at] with { Probability = Math.Exp(ranking[at].LogOdds - largest) / all };
        return ranking;
    }
}
