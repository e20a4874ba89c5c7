using NodaTime;

namespace LeadSync.Domain.Sla;

/// <summary>At which event the clock of a policy starts.</summary>
public enum SlaStart
{
    /// <summary>When the record comes into its stage.</summary>
    StageEntered,

    /// <summary>When the lead is given to somebody.</summary>
    Routed,

    /// <summary>When a message of the customer comes in; each further one starts it anew.</summary>
    AnswerAwaited,
}

/// <summary>By what a clock is met.</summary>
[Flags]
public enum SlaGoals
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A completed call to the customer.</summary>
    Call = 1,

    /// <summary>An e-mail sent to the customer.</summary>
    Email = 2,

    /// <summary>An appointment that took place.</summary>
    Appointment = 4,

    /// <summary>That sales accepts or rejects: the lead leaves its stage.</summary>
    Decision = 8,

    /// <summary>That the record leaves its stage.</summary>
    Stage = 16,
}

/// <summary>What an escalation does.</summary>
public enum EscalationAction
{
    /// <summary>Reminds somebody, the owner where nobody is named.</summary>
    Notify,

    /// <summary>Gives the lead to somebody else.</summary>
    Reassign,

    /// <summary>Tells somebody above, the owner's manager where nobody is named.</summary>
    Raise,
}

/// <summary>A step that is taken when so much of the target is used up.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Percent">Of the target, at least 1; 100 is the breach, and it may be more.</param>
/// <param name="Action">What is done.</param>
/// <param name="User">To or for whom, where named.</param>
/// <param name="Queue">The queue instead.</param>
/// <param name="Team">The team instead.</param>
public sealed record SlaEscalation(Guid Id, int Percent, EscalationAction Action, Guid? User = null, Guid? Queue = null, Guid? Team = null);

/// <summary>A promise about time: from which event, to which, within how long.</summary>
public sealed record SlaPolicy
{
    private readonly SlaGoals goals = SlaGoals.Stage;

    /// <summary>Its row.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The minutes it allows, of its calendar's open time; at least 1.</summary>
    public required long TargetMinutes { get; init; }

    /// <summary>At which event it starts.</summary>
    public SlaStart Start { get; init; }

    /// <summary>Any of these meets it. None is the same as leaving the stage.</summary>
    public SlaGoals Goals
    {
        get => goals;
        init => goals = value == SlaGoals.None ? SlaGoals.Stage : value;
    }

    /// <summary>The status reasons in which its clocks stand still.</summary>
    public IReadOnlySet<int> PauseStatuses { get; init; } = new HashSet<int>();

    /// <summary>At which percentages of the target it warns, 1 to 99.</summary>
    public IReadOnlyList<int> Warnings { get; init; } = [];

    /// <summary>What is done when time runs out.</summary>
    public IReadOnlyList<SlaEscalation> Escalations { get; init; } = [];

    /// <summary>The records it applies to by itself; null where only a stage or a routing rule names it.</summary>
    public SlaConditions? Conditions { get; init; }

    /// <summary>Of several with as many conditions the lowest counts.</summary>
    public int Order { get; init; }

    /// <summary>The team that keeps the promise together: what any member does counts. Null where it is the owner's alone.</summary>
    public Guid? Team { get; init; }

    /// <summary>When it was made: what began before is not measured by it.</summary>
    public Instant MadeAt { get; init; } = Instant.MinValue;

    /// <summary>Whether both say how long the same thing may take; then only one of them counts for a record.</summary>
    public bool MeasuresTheSameAs(SlaPolicy other) => Start == other.Start && Goals == other.Goals;
}
