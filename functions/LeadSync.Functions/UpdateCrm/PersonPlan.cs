using System.Text.Json.Nodes;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.People;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>Columns of a record that change; empty where nothing does.</summary>
internal sealed record RecordChange(CrmRecord Record, JsonObject Columns);

/// <summary>What was found out about a person.</summary>
internal sealed record Judgement(PersonFacts Facts, LeadMapping Mapping, ScoreStory Story, CrmAccount? Account, bool Qualifies);

/// <summary>What is to happen in the CRM for one person.</summary>
internal sealed record PersonPlan
{
    public required PersonRecord Person { get; init; }

    /// <summary>By the primary model, as of today.</summary>
    public required ScoreStory Story { get; init; }

    /// <summary>By every other published model.</summary>
    public required IReadOnlyList<ScoreStory> Others { get; init; }

    /// <summary>Whether rows of other models stand from before; those of models that are published no more have to go.</summary>
    public required bool HadOthers { get; init; }

    public required FoundRecords Records { get; init; }

    /// <summary>The open leads and the contact, each with what changes in it.</summary>
    public required IReadOnlyList<RecordChange> Changes { get; init; }

    /// <summary>The new lead, or null.</summary>
    public required JsonObject? Create { get; init; }

    /// <summary>The id that a new lead carries: <see cref="Sought.CreatedAs"/>.</summary>
    public required string CreatedAs { get; init; }

    /// <summary>The account the person belongs to, or null.</summary>
    public required Guid? Account { get; init; }

    /// <summary>What is noted of the person once the CRM has all this, but for the id of a new lead.</summary>
    public required CrmNote Note { get; init; }

    /// <summary>
    /// Whether the lead is to become a Qualified Lead: only from the stages before it, which are marketing's to decide, and
    /// never during a cool-down. A move of its own request, so that a CRM that refuses the move still gets the score.
    /// </summary>
    public required bool Qualifies { get; init; }

    /// <summary>The moment today at which the person has to be looked at again, because a cool-down ends; null for none.</summary>
    public required DateTimeOffset? DueToday { get; init; }

    /// <summary>Whether the CRM types the lead anew by what is written, on which its persona depends.</summary>
    public required bool IsTypedAnew { get; init; }

    /// <summary>True where the CRM is to get anything.</summary>
    public bool HasWork => Create is not null || Qualifies || Others.Count > 0 || HadOthers || Changes.Any(change => change.Columns.Count > 0);
}
