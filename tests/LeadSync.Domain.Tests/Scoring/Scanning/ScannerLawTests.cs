using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring.Scanning;

/// <summary>Scanners found in a state against scanners found in the whole ledger, as literally as the definition reads.</summary>
public sealed class ScannerLawTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/St_Johns"];

    // Clocks went back from 00:01 on the 7th to 23:01 on the 6th, so that scans lie on both days, the later one first.
    private static readonly Instant Midnight = Instant.FromUtc(2010, 11, 7, 2, 30, 40);

    private static readonly ScoringModel Model = Models.Scanned(
        """
        {"id":"human","kind":["email_open","email_click"],"where":{"machine":false},"points":1},
        {"id":"machine","kind":["email_open","email_click"],"where":{"machine":true},"points":1},
        {"id":"once","kind":"email_click","where":{"machine":false},"points":1,"once":true},
        {"id":"distinct","kind":"email_click","where":{"machine":false},"points":1,"distinct":"url"}
        """, Zone.Id);

    [Fact]
    public void State_finds_the_scanners_of_the_whole_ledger() => Prop.ForAll(Ledgers, ledger =>
    {
        var state = Models.StateOf(Model, ledger);
        return Enumerable.Range(5, 4).All(day => Points(state, new LocalDate(2010, 11, day)) is var actual
            && Naive(ledger, new LocalDate(2010, 11, day)).All(rule => actual.GetValueOrDefault(rule.Key) == rule.Value));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void State_knows_neither_order_nor_parts_nor_storage() => Prop.ForAll(Ledgers, ledger =>
    {
        var merged = new InterestState(Model);
        foreach (var part in ledger.Reverse().GroupBy(activity => activity.OccurredAt.ToUnixTimeMilliseconds() / 500 % 3))
        {
            merged.Merge(InterestState.Read(Models.StateOf(Model, part).Write(), Model)!);
            Points(merged, new LocalDate(2010, 11, 7));
        }
        return Text(merged) == Text(Models.StateOf(Model, ledger))
            && Points(merged, new LocalDate(2010, 11, 6)).SequenceEqual(Points(Models.StateOf(Model, ledger), new LocalDate(2010, 11, 6)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Arbitrary<Activity[]> Ledgers =>
        (from one in (
            from kind in Gen.Elements("email_open", "email_click", "email_click", "email_click")
            from half in Gen.Choose(0, 120)
            from asset in Gen.Elements(null, "nl1", "nl1", "nl2")
            from url in Gen.Elements(null, "a", "b", "c", "d")
            from machine in Gen.Elements(true, false, false, false)
            select Some.Activity(kind, at: Midnight + Duration.FromMilliseconds(500 * half)) with { Asset = asset, Url = url, Machine = machine }).ArrayOf()
         select one.Select((activity, i) => activity with { Id = $"a{i}" }).ToArray()).ToArbitrary();

    private static Dictionary<string, double> Naive(IReadOnlyList<Activity> ledger, LocalDate asOf)
    {
        var known = ledger.Where(activity => Day(activity) <= asOf).OrderBy(a => a.OccurredAt).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        var humans = known.Where(activity => !activity.Machine && !IsScan(activity, known)).ToList();
        var clicks = humans.Where(activity => activity.Kind == ActivityKind.EmailClick).ToList();
        return new Dictionary<string, double>
        {
            ["human"] = humans.Count,
            ["machine"] = known.Count - humans.Count,
            ["once"] = Math.Min(1, clicks.Count),
            ["distinct"] = clicks.Where(click => click.Url is not null).DistinctBy(click => click.Url).Count() + clicks.Count(click => click.Url is null),
        };
    }

    // Every span of ten seconds that begins with the activity, ends with it, or begins with an earlier one.
    private static bool IsScan(Activity activity, List<Activity> known)
    {
        var length = Duration.FromSeconds(10);
        var begins = known.Select(other => other.OccurredAt).Where(at => at <= activity.OccurredAt && activity.OccurredAt - at <= length);
        return activity.Asset is not null && begins.Append(activity.OccurredAt - length).Any(begin => known
            .Where(click => click.Kind == ActivityKind.EmailClick && click.Asset == activity.Asset && click.Url is not null)
            .Where(click => click.OccurredAt >= begin && click.OccurredAt - begin <= length)
            .Select(click => click.Url).Distinct().Count() >= 3);
    }

    private static LocalDate Day(Activity activity) => activity.OccurredAt.InZone(Zone).Date;

    private static Dictionary<string, double> Points(InterestState state, LocalDate asOf) =>
        Scorer.Score(Model, state, new Dictionary<string, PropertyValue>(), asOf).Reasons.ToDictionary(reason => reason.Rule, reason => reason.Points);

    private static string Text(InterestState state) => Encoding.UTF8.GetString(state.Write());
}
