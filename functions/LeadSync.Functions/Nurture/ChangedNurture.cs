using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.RescanPeople;

namespace LeadSync.Functions.Nurture;

/// <summary>Takes in changed rows by which people are nurtured: anybody may be concerned, so everybody is looked at anew.</summary>
internal abstract class ChangedNurture(CrmTable table, NurtureDirectory nurtures, Rescans rescans) : IChangedRows
{
    public CrmTable Table => table;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await nurtures.Invalidate(cancel);
        await rescans.Start(cancel);
        return null;
    }
}

/// <summary>Takes in changed personas.</summary>
internal sealed class ChangedPersonas(NurtureDirectory nurtures, Rescans rescans) : ChangedNurture(CrmTable.Persona, nurtures, rescans);

/// <summary>Takes in changed nurture tracks.</summary>
internal sealed class ChangedNurtureTracks(NurtureDirectory nurtures, Rescans rescans) : ChangedNurture(CrmTable.NurtureTrack, nurtures, rescans);
