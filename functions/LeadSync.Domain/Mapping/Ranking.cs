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
        var odds = compared.Select(comparison => (Comparison: comparison, LogOdds: table.LogOdds(comparison.Vector))).ToList();
        // "None of them" has log-odds of zero. Everything is taken relative to the largest, so that no power overflows.
        var largest = Math.Max(0, odds.Select(each => each.LogOdds).DefaultIfEmpty().Max());
        var all = Math.Exp(-largest) + odds.OrderBy(each => each.LogOdds).Sum(each => Math.Exp(each.LogOdds - largest));
        var ranking = odds.ConvertAll(each => new Ranked(each.Comparison, each.LogOdds, Math.Exp(each.LogOdds - largest) / all));
        ranking.Sort((left, right) => left.LogOdds != right.LogOdds ? right.LogOdds.CompareTo(left.LogOdds) : string.CompareOrdinal(left.Id, right.Id));
        return ranking;
    }
}
