using LeadSync.Domain.Calendars;

namespace LeadSync.Functions.Calendars;

/// <summary>The calendars that can be used, at one moment. Immutable.</summary>
internal sealed class CalendarBook
{
    private readonly Dictionary<Guid, BusinessCalendar> calendars;

    /// <param name="rows">The calendars in use.</param>
    public CalendarBook(IReadOnlyCollection<CalendarRow> rows)
    {
        calendars = rows.Where(row => row.Calendar is not null).ToDictionary(row => row.Id, row => row.Calendar!);
        Default = rows.Where(row => row is { IsDefault: true, Calendar: not null }).OrderBy(row => row.Id).Select(row => row.Calendar).FirstOrDefault()
            ?? BusinessCalendar.AlwaysOpen;
    }

    public static CalendarBook Empty { get; } = new([]);

    /// <summary>The default calendar; always open where there is none.</summary>
    public BusinessCalendar Default { get; }

    /// <summary>The calendar of an id; the default where none is named, or the named one cannot be used.</summary>
    public BusinessCalendar Of(Guid? id) => id is { } named && calendars.TryGetValue(named, out var calendar) ? calendar : Default;
}
