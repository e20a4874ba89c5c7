using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring.Scanning;

/// <summary>
/// When clicks are a link scanner's: within some seconds on at least so many different urls of one asset. All clicks on the
/// asset and all its opens in such a span are a machine's then.
/// </summary>
/// <param name="Links">How many different urls, 2 or more.</param>
/// <param name="Seconds">Within what time, both ends included; above 0.</param>
public sealed record Scanner(int Links, double Seconds)
{
    private const int FewestLinks = 2;
    private const int MostLinks = 1000;
    private const double LongestSeconds = 3600;

    internal long Ticks { get; } = (long)Math.Round(Seconds * NodaTime.NodaConstants.TicksPerSecond);

    internal static Scanner? Read(ModelFields model)
    {
        if (model.Object("scanner", required: false) is not { } scanner)
            return null;
        var links = scanner.Whole("links", FewestLinks, MostLinks);
        var seconds = scanner.Number("seconds", above: 0);
        if (seconds > LongestSeconds)
            scanner.Fail("seconds", "must be at most 3,600: what takes longer is no scanner");
        scanner.RefuseUnknown();
        return new Scanner(links ?? FewestLinks, seconds ?? LongestSeconds);
    }

    /// <summary>Whether a scanner may do such a thing: opens and clicks that belong to an asset.</summary>
    internal static bool May(Activity activity) =>
        !string.IsNullOrEmpty(activity.Asset) && (activity.Kind == ActivityKind.EmailOpen || activity.Kind == ActivityKind.EmailClick);
}
