using LeadSync.Domain.Activities;
using NodaTime;
using NodaTime.Calendars;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>
/// The rules of <see cref="Models.Everything"/> once more, from the whole list, as literally as the definition reads:
/// no state, no buckets, no JSON.
/// </summary>
internal sealed class NaiveScore(IReadOnlyList<Activity> ledger, DateTimeZone zone, LocalDate asOf)
{
    private readonly List<Activity> _known = ledger
        .Where(activity => activity.OccurredAt.InZone(zone).Date <= asOf)
        .OrderBy(activity => activity.OccurredAt)
        .ThenBy(activity => activity.Source, StringComparer.Ordinal)
        .ThenBy(activity => activity.Id, StringComparer.Ordinal)
        .ToList();

    public Dictionary<string, double> Points() => new Dictionary<string, double>
    {
        ["day"] = Sum(Of("page_view").Where(a => a.Url?.Contains("/pricing", StringComparison.Ordinal) == true).Select(Day), 15, 30, 30, day => day),
        ["week"] = Sum(Of("page_view").Select(Day), 1, 10, 2, day => (WeekYearRules.Iso.GetWeekYear(day), WeekYearRules.Iso.GetWeekOfWeekYear(day))),
        ["month"] = Sum(Of("email_open", "email_click").Where(a => !a.Machine).Select(Day), 2, 14, 5, day => (day.Year, day.Month)),
        ["ever"] = Sum(Of("form_submit").Select(Day), 20, double.PositiveInfinity, 50, _ => 0),
        ["distinct"] = Sum(Of("email_open").Where(IsFirstOfAsset).Select(Day), 1.5, 45, double.PositiveInfinity, day => day),
        ["once"] = Sum(Of("unsubscribe").Take(1).Select(Day), -40, 120, double.PositiveInfinity, day => day),
        ["ignored"] = Sum(Ignored(), -5, 90, double.PositiveInfinity, day => day),
        ["plain"] = Sum(Of("webinar_attend").Select(Day), 25, double.PositiveInfinity, double.PositiveInfinity, day => day),
    }.Where(pair => pair.Value != 0).ToDictionary();

    private double Sum<T>(IEnumerable<LocalDate> days, double points, double halfLife, double cap, Func<LocalDate, T> period) =>
        days.GroupBy(period).Sum(group => group.Sum(day => points * Math.Pow(2, -Period.DaysBetween(day, asOf) / halfLife))
            * Math.Min(1, cap / Math.Abs(group.Count() * points)));

    private IEnumerable<LocalDate> Ignored()
    {
        var run = 0;
        foreach (var sent in Of("email_sent").OrderBy(a => a.OccurredAt).ThenBy(a => a.Id, StringComparer.Ordinal).ThenBy(a => a.Source, StringComparer.Ordinal))
        {
            if (Of("email_open", "email_click").Any(a => a.Asset is not null && a.Asset == sent.Asset && a.OccurredAt >= sent.OccurredAt))
                run = 0;
            else if (Day(sent).PlusDays(1) <= asOf && ++run % 2 == 0)
                yield return Day(sent).PlusDays(1);
        }
    }

    private bool IsFirstOfAsset(Activity open) => open.Asset is null || Of("email_open").First(a => a.Asset == open.Asset) == open;

    private IEnumerable<Activity> Of(params string[] kinds) => _known.Where(activity => kinds.Contains(activity.Kind.Name));

    private LocalDate Day(Activity activity) => activity.OccurredAt.InZone(zone).Date;
}
