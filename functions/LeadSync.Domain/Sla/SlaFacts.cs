using NodaTime;

namespace LeadSync.Domain.Sla;

/// <summary>What kind of record a clock belongs to.</summary>
public enum SlaSubject
{
    /// <summary>A lead.</summary>
    Lead,

    /// <summary>An account.</summary>
    Account,

    /// <summary>An opportunity.</summary>
    Opportunity,
}

/// <summary>By what a lead was given to somebody.</summary>
/// <param name="At">When, last.</param>
/// <param name="Policy">The policy of the routing rule, or null.</param>
public sealed record RoutedLead(Instant At, Guid? Policy);

/// <summary>All that is known of a record's own state at the moment of a look.</summary>
public sealed record SlaFacts
{
    /// <summary>Its kind.</summary>
    public required SlaSubject Subject { get; init; }

    /// <summary>Its stage as a choice value, of which nothing but equality matters.</summary>
    public int? Stage { get; init; }

    /// <summary>When it came into its stage.</summary>
    public required Instant StageEnteredAt { get; init; }

    /// <summary>Whether it is neither closed nor deactivated.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Its status reason.</summary>
    public int? StatusReason { get; init; }

    /// <summary>When it was last changed: its status reason is not younger.</summary>
    public Instant ModifiedAt { get; init; }

    /// <summary>The segment of its account.</summary>
    public Guid? Segment { get; init; }

    /// <summary>The letter of its grade.</summary>
    public string? Grade { get; init; }

    /// <summary>The policy of its stage.</summary>
    public Guid? StagePolicy { get; init; }

    /// <summary>Set on a lead that stands routed.</summary>
    public RoutedLead? Routed { get; init; }

    /// <summary>The users whose deeds count: its owner, or the members of the team that owns it.</summary>
    public IReadOnlySet<Guid> Owners { get; init; } = new HashSet<Guid>();
}

/// <summary>How the customer and sales were in contact.</summary>
public enum ContactKind
{
    /// <summary>On the phone.</summary>
    Call,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>In an appointment.</summary>
    Appointment,
}

/// <summary>A completed call, e-mail or appointment.</summary>
/// <param name="Id">The activity.</param>
/// <param name="Kind">What it was.</param>
/// <param name="IsInbound">Whether it came from the customer.</param>
/// <param name="At">When it took place.</param>
/// <param name="By">The user who owns it.</param>
public sealed record SlaContact(Guid Id, ContactKind Kind, bool IsInbound, Instant At, Guid? By);
