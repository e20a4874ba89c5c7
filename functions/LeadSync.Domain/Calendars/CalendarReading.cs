namespace LeadSync.Domain.Calendars;

/// <summary>What is wrong with a calendar.</summary>
/// <param name="Field">Its place, such as <c>week.mon[0]</c>; empty where the whole is meant.</param>
/// <param name="Reason">What is wrong, and what would be right.</param>
public sealed record CalendarError(string Field, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Field.Length > 0 ? $"{Field}: {Reason}" : Reason;
}

/// <summary>What came of reading a calendar: either the calendar, or all errors found.</summary>
public sealed record CalendarReading
{
    internal CalendarReading(BusinessCalendar? calendar, IReadOnlyList<CalendarError> errors) => (Calendar, Errors) = (calendar, errors);

    /// <summary>The calendar, or null where there are errors.</summary>
    public BusinessCalendar? Calendar { get; }

    /// <summary>All that is wrong; empty where there is a calendar.</summary>
    public IReadOnlyList<CalendarError> Errors { get; }
}
