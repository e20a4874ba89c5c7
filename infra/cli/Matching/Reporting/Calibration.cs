namespace LeadSync.Cli.Matching.Reporting;

/// <summary>
/// Whether probabilities keep their word: of the leads whose best candidate has 0.8, eight of ten should belong to it. Leads
/// without a candidate have no probability, and where only a person can tell nothing is right; both are left out.
/// </summary>
/// <param name="Bins">Ranges of probability that anybody is in, ascending.</param>
/// <param name="ExpectedError">The mean distance between probability and share, weighted by the leads in each range; null without leads.</param>
/// <param name="LogLoss">The mean of -ln of the probability of what was so; null without leads.</param>
internal sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, double? ExpectedError, double? LogLoss)
{
    private const double LeastProbability = 1e-6; // one certain error must not outweigh everything

    // Finer where decisions are made without a person.
    private static readonly double[] Limits = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1];

    public static Calibration Of(IEnumerable<Judged> cases)
    {
        var known = cases.Where(each => each.Decision.Best is not null && !each.Case.Expected.IsAmbiguous).ToList();
        var bins = Limits.Zip(Limits.Skip(1))
            .Select(range => (Range: range, Within: known.Where(each => IsWithin(each.Probability, range)).ToList()))
            .Where(bin => bin.Within.Count > 0)
            .Select(bin => new CalibrationBin(
                bin.Range.First, bin.Range.Second, bin.Within.Average(each => each.Probability), new Share(bin.Within.Count(each => each.IsBestRight), bin.Within.Count)))
            .ToList();
        return known.Count == 0
            ? new Calibration([], null, null)
            : new Calibration(bins, bins.Sum(bin => bin.Right.Of * Math.Abs(bin.Probability - bin.Right.Value!.Value)) / known.Count, known.Average(Loss));
    }

    private static bool IsWithin(double probability, (double From, double To) range) =>
        probability >= range.From && (probability < range.To || range.To >= 1);

    private static double Loss(Judged each) => -Math.Log(Math.Clamp(each.IsBestRight ? each.Probability : 1 - each.Probability, LeastProbability, 1));
}

/// <summary>The leads whose best candidate has a probability of a range.</summary>
/// <param name="From">The least probability of the range.</param>
/// <param name="To">Its end, which belongs to the next; to the last range 1 belongs.</param>
/// <param name="Probability">The mean.</param>
/// <param name="Right">How many belong to it.</param>
internal sealed record CalibrationBin(double From, double To, double Probability, Share Right);
