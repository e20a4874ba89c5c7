using System.Globalization;
using LeadSync.Domain.Calendars;
using NodaTime;

namespace LeadSync.Domain.Sla;

/// <summary>A moment at which a clock has something to do.</summary>
/// <param name="Id">Names it within its clock: <c>warn:50</c>, <c>breach</c>, <c>esc:</c> and the escalation's row.</param>
/// <param name="Percent">Of the target.</param>
/// <param name="After">The open time after which it comes.</param>
/// <param name="Escalation">The step that is taken then, where it is one.</param>
public sealed record SlaMilestone(string Id, int Percent, Duration After, SlaEscalation? Escalation = null)
{
    /// <summary>The id of the breach.</summary>
    public const string Breach = "breach";

    /// <summary>How the ids of warnings begin.</summary>
    public const string WarningPrefix = "warn:";

    /// <summary>How the ids of escalations begin.</summary>
    public const string EscalationPrefix = "esc:";
}

/// <summary>A policy together with the calendar by which its minutes pass: all that the milestones of its clocks depend on.</summary>
public sealed class SlaPlan
{
    private const int Whole = 100;

    /// <param name="policy">The policy.</param>
    /// <param name="calendar">The calendar of its minutes.</param>
    /// <param name="calendarVersion">Differs whenever the calendar's content does.</param>
    public SlaPlan(SlaPolicy policy, BusinessCalendar calendar, string calendarVersion = "")
    {
        (Policy, Calendar) = (policy, calendar);
        Milestones = [.. Warnings().Append(new SlaMilestone(SlaMilestone.Breach, Whole, Duration.FromMinutes(policy.TargetMinutes))).Concat(Escalations())
            .OrderBy(milestone => milestone.After).ThenBy(milestone => milestone.Percent)];
        Signature = string.Join(';', Milestones.Select(milestone =>
            string.Create(CultureInfo.InvariantCulture, $"{milestone.Id}={milestone.After.TotalSeconds}")).Append(calendarVersion));
    }

    /// <summary>The policy.</summary>
    public SlaPolicy Policy { get; }

    /// <summary>The calendar of its minutes.</summary>
    public BusinessCalendar Calendar { get; }

    /// <summary>All milestones by time.</summary>
    public IReadOnlyList<SlaMilestone> Milestones { get; }

    /// <summary>Equal for plans whose clocks have the same milestones at the same times.</summary>
    public string Signature { get; }

    private IEnumerable<SlaMilestone> Warnings() => Policy.Warnings.Distinct().Select(percent => new SlaMilestone(
        string.Create(CultureInfo.InvariantCulture, $"{SlaMilestone.WarningPrefix}{percent}"), percent, Share(percent)));

    private IEnumerable<SlaMilestone> Escalations() => Policy.Escalations.Select(step => new SlaMilestone(
        $"{SlaMilestone.EscalationPrefix}{step.Id:N}", step.Percent, Share(step.Percent), step));

    private Duration Share(int percent) => Duration.FromMinutes(Policy.TargetMinutes) * percent / Whole;
}
