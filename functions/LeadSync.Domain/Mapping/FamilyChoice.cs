using LeadSync.Domain.Mapping.Index;

namespace LeadSync.Domain.Mapping;

/// <summary>
/// Settles ties within a corporate family, where the evidence leaves it open which of its accounts is meant: the target account
/// first, then a customer, then one of the lead's country, then the one nearest to the head of the family, then the oldest. Who
/// wins takes what the tied ones of its family had; unrelated accounts stay tied.
/// </summary>
internal sealed class FamilyChoice(AccountIndex index, int country)
{
    /// <summary>Log-odds closer than this say nothing about which of two it is.</summary>
    public const double Tie = 0.75;

    private const int DeepestFamily = 12;

    /// <summary>The candidates with the winner of a tie in front.</summary>
    public IReadOnlyList<Ranked> Prefer(IReadOnlyList<Ranked> ranking)
    {
        if (ranking.Count < 2 || ranking[0].LogOdds - ranking[1].LogOdds >= Tie) return ranking;
        var family = Head(ranking[0]);
        var tied = ranking.Where(each => ranking[0].LogOdds - each.LogOdds < Tie && Head(each) == family).ToList();
        if (tied.Count < 2) return ranking;
        var winner = tied.OrderByDescending(Rank).ThenByDescending(IsInCountry).ThenBy(Depth).ThenBy(CreatedOn).ThenBy(each => each.Id, StringComparer.Ordinal).First();
        var together = winner with { LogOdds = tied.Max(each => each.LogOdds), Probability = tied.Sum(each => each.Probability) };
        return [together, .. ranking.Where(each => each != winner).Select(each => tied.Contains(each) ? each with { Probability = 0 } : each).OrderByDescending(each => each.Probability)];
    }

    /// <summary>True for two accounts of one family.</summary>
    public bool AreRelated(Ranked one, Ranked other) => Head(one) == Head(other);

    private static byte Rank(Ranked each) => each.Comparison.Layer.Accounts.Rank[each.Comparison.Account];

    private bool IsInCountry(Ranked each) => country != 0 && each.Comparison.Layer.Accounts.Country[each.Comparison.Account] == country;

    private static long CreatedOn(Ranked each) => each.Comparison.Layer.Accounts.CreatedOn[each.Comparison.Account];

    private int Depth(Ranked each) => Line(each).Count;

    private string Head(Ranked each) => Line(each)[^1];

    // From the account up to the head of its family. An account that is its own ancestor ends the line.
    private List<string> Line(Ranked each)
    {
        var line = new List<string> { each.Id };
        (IndexLayer Layer, int Account)? at = (each.Comparison.Layer, each.Comparison.Account);
        while (line.Count < DeepestFamily && at is { } here && here.Layer.Accounts.Parent[here.Account] is var parent and not 0)
        {
            at = index.WithHash(parent);
            if (at is not { } next || line.Contains(next.Layer.Accounts.Ids[next.Account])) break;
            line.Add(next.Layer.Accounts.Ids[next.Account]);
        }
        return line;
    }
}
