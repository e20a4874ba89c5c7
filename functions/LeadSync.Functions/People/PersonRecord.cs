using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.State;
using NodaTime;

namespace LeadSync.Functions.People;

/// <summary>A person as of one moment, with everybody who was merged into it.</summary>
public sealed record PersonRecord
{
    /// <summary>The survivor.</summary>
    public required string Id { get; init; }

    /// <summary>The survivor first, then everybody merged into it.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>The union of all members' ledgers, for the models that were asked for, as of the last reset of interest that is known.</summary>
    public required PersonInterest Interest { get; init; }

    /// <summary>What the tools said of the person, by <see cref="PersonField"/>.</summary>
    public required IReadOnlyDictionary<string, PropertyValue> Attributes { get; init; }

    /// <summary>When the person last asked to be contacted (form, meeting, reply, trial), or null.</summary>
    public required Instant? HandRaisedAt { get; init; }

    /// <summary>The topics the person was last interested in, the latest first.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Whether the person unsubscribed from a tool, or complained of a mail.</summary>
    public required bool HasUnsubscribed { get; init; }

    /// <summary>The <c>crm</c> rows of the members who have one, by member; the survivor's first.</summary>
    public required IReadOnlyList<(string Member, StoredRow Row)> CrmRows { get; init; }

    /// <summary>The ETags of the members' dirty markers as of this moment.</summary>
    internal IReadOnlyList<(string Member, string ETag)> DirtyMarkers { get; init; } = [];

    /// <summary>The state for one of the models that were asked for.</summary>
    public InterestState InterestOf(ScoringModel model) => Interest.Of(model);
}
