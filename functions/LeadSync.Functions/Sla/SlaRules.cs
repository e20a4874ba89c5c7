using LeadSync.Domain.Sla;
using LeadSync.Functions.Records;

namespace LeadSync.Functions.Sla;

/// <summary>All by which clocks are kept, at one moment. Immutable.</summary>
/// <param name="Book">Policies and their plans.</param>
/// <param name="Stages">The policy of each stage that names one.</param>
internal sealed record SlaRules(SlaBook Book, IReadOnlyDictionary<(RecordKind Kind, int Stage), Guid> Stages)
{
    /// <summary>The policy of the record's stage, or null.</summary>
    public Guid? PolicyOfStage(TrackedRecord record) =>
        record.Stage is { } stage && Stages.TryGetValue((record.Ref.Kind, stage), out var policy) ? policy : null;
}
