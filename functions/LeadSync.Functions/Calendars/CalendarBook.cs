using LeadSync.Domain.Calendars;

namespace LeadSync.Functions.Calendars;

/// <summary>The calendars that can be used, at one moment. Immutable.</summary>
internal sealed class CalendarBook
{
    private readonly Dictionary<Guid, BusinessCalendar> calendars;
    private readonly IReadOnlyCollection<CalendarRow> rows;

    /// <param name="rows">The calendars in use.</param>
    public CalendarBook(IReadOnlyCollection<CalendarRow> rows)
    {
        this.rows = rows;
        calendars = rows.Where(row => row.Calendar is not null).ToDictionary(row => row.Id, row => row.Calendar!);
        Default = rows.Where(row => row is { IsDefault: true, Calendar: not null }).OrderBy(row => row.Id).Select(row => row.Calendar).FirstOrDefault()
            ?? BusinessCalendar.AlwaysOpen;
    }

    public static CalendarBook Empty { get; } = new([]);

    /// <summary>The default calendar; always open where there is none.</summary>
    public BusinessCalendar Default { get; }

    /// <summary>The calendar of an id; the default where none is named, or the named one cannot be used.</summary>
    public BusinessCalendar Of(Guid? id) => id is { } named && calendars.TryGetValue(named, out var calendar) ? calendar : Default;

    /// <summary>
    /// The row of exactly the named calendar, or of the default where none is named; null where it cannot be used: then nothing takes its
    /// place.
    /// </summary>
    public CalendarRow? Exactly(Guid? id) => rows.Where(row => row.Calendar is not null && (id is null ? row.IsDefault : row.Id == id)).MinBy(row => row.Id);
}
