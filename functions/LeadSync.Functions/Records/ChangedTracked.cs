using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Records;

/// <summary>Has changed records looked at.</summary>
internal abstract class ChangedTracked(RecordKind kind, RecordMarks marks) : IChangedRows
{
    public CrmTable Table => RecordRef.TableOf(kind);

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await marks.Mark(changed.Select(id => new RecordRef(kind, id)), cancel);
        return null;
    }
}

/// <summary>Has changed leads looked at.</summary>
internal sealed class ChangedTrackedLeads(RecordMarks marks) : ChangedTracked(RecordKind.Lead, marks);

/// <summary>Has changed accounts looked at.</summary>
internal sealed class ChangedTrackedAccounts(RecordMarks marks) : ChangedTracked(RecordKind.Account, marks);

/// <summary>Has changed opportunities looked at.</summary>
internal sealed class ChangedTrackedOpportunities(RecordMarks marks) : ChangedTracked(RecordKind.Opportunity, marks);
