using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>
/// How often leads were given an account, and the right one. One that is given a wrong account instead of its own counts
/// twice: as wrongly given, and as missed.
/// </summary>
/// <param name="Positives">How many have an account.</param>
/// <param name="Given">How many were given one.</param>
/// <param name="Right">How many were given theirs.</param>
internal sealed record Tally(int Positives, int Given, int Right)
{
    /// <summary>Of those that were given an account, the share with the right one.</summary>
    public Share Precision => new(Right, Given);

    /// <summary>Of those that have an account, the share that was given it.</summary>
    public Share Recall => new(Right, Positives);

    /// <summary>The harmonic mean of both; null where nothing was to be found and nothing was given.</summary>
    public double? F1 => Positives + Given == 0 ? null : 2.0 * Right / (Positives + Given);

    /// <summary>
    /// Wilson's interval of the share of right ones among all that were given or should have been, turned into F1: of a
    /// share s it is 2s/(1+s).
    /// </summary>
    public Interval? F1Interval => new Share(Right, Positives + Given - Right).Interval is { } of ? new Interval(Turned(of.From), Turned(of.To)) : null;

    /// <summary>Given is the best candidate from a probability on.</summary>
    public static Tally From(IReadOnlyList<Judged> cases, double threshold) => new(
        cases.Count(each => each.HasAccount),
        cases.Count(each => each.Probability >= threshold),
        cases.Count(each => each.Probability >= threshold && each.IsBestRight));

    /// <summary>Given is what was decided without a person. Where only a person can tell there is nothing to be found so.</summary>
    public static Tally Automatic(IReadOnlyList<Judged> cases) => new(
        cases.Count(each => each.HasAccount && !each.Case.Expected.IsAmbiguous),
        cases.Count(each => each.Decision.Outcome == MappingOutcome.Auto),
        cases.Count(each => each.IsAutoRight));

    private static double Turned(double share) => 2 * share / (1 + share);
}

/// <summary>The threshold that would have given the best F1 on these cases.</summary>
internal sealed record BestThreshold(double Threshold, Tally Tally)
{
    /// <summary>The best of all thresholds; of equal ones the highest. Null where there is no candidate at all.</summary>
    public static BestThreshold? Of(IReadOnlyList<Judged> cases)
    {
        var (positives, given, right) = (cases.Count(each => each.HasAccount), 0, 0);
        BestThreshold? best = null;
        foreach (var level in cases.Where(each => each.Decision.Best is not null).GroupBy(each => each.Probability).OrderByDescending(level => level.Key))
        {
            given += level.Count();
            right += level.Count(each => each.IsBestRight);
            var tally = new Tally(positives, given, right);
            if (best is null || tally.F1 > best.Tally.F1) best = new BestThreshold(level.Key, tally);
        }
        return best;
    }
}
