using NodaTime;

namespace LeadSync.Domain.Sla;

/// <summary>What a record shows of a clock.</summary>
public enum SlaState
{
    /// <summary>Time passes.</summary>
    Running,

    /// <summary>Time passes, and much of it has.</summary>
    Warned,

    /// <summary>Done in time.</summary>
    Met,

    /// <summary>Not done in time, whether or not it has been done since.</summary>
    Breached,

    /// <summary>It stands still.</summary>
    Paused,

    /// <summary>It no longer counts.</summary>
    Cancelled,
}

/// <summary>How a clock came to its end.</summary>
public enum SlaEnd
{
    /// <summary>What it waits for happened.</summary>
    Met,

    /// <summary>It does not apply any more; should it apply again, it goes on.</summary>
    Cancelled,

    /// <summary>Another clock of the same policy took its place.</summary>
    Superseded,
}

/// <summary>Time in which a clock ran.</summary>
/// <param name="From">Since when.</param>
/// <param name="Until">Till when; null while it runs.</param>
public sealed record RunningSpan(Instant From, Instant? Until);

/// <summary>A milestone that has fired, which it does once.</summary>
/// <param name="Milestone">Its id.</param>
/// <param name="Percent">Of the target.</param>
/// <param name="Due">When it was due.</param>
/// <param name="At">When it was seen to be due.</param>
public sealed record FiredMilestone(string Milestone, int Percent, Instant Due, Instant At);

/// <summary>An entry of a clock's history.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Event">What: started, paused, resumed, warned, breached, escalated, met, cancelled or replanned.</param>
/// <param name="Percent">Of the target, where that matters.</param>
/// <param name="By">The user who did it.</param>
/// <param name="Note">The id of the escalation or activity, or why.</param>
public sealed record SlaEvent(Instant At, string Event, int? Percent = null, Guid? By = null, string? Note = null);
