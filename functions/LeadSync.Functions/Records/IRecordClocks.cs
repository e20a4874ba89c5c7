using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Records;

/// <summary>Keeps the clocks of records.</summary>
internal interface IRecordClocks
{
    /// <summary>Begins a look: reads what is stored of the records, before anything of them is read from the CRM.</summary>
    Task<IClockLook> Begin(IReadOnlyList<RecordRef> records, CancellationToken cancel);
}

/// <summary>A look at some records that has begun.</summary>
internal interface IClockLook
{
    /// <summary>Does what is due. Records that are missing are gone from the CRM.</summary>
    /// <param name="records">As they stand.</param>
    /// <param name="routed">By what leads were routed.</param>
    /// <param name="cancel">Breaks it off; what is missing is done by the next look.</param>
    /// <returns>The records that have to be looked at again, and when.</returns>
    Task<IReadOnlyDictionary<RecordRef, MessageOutcome>> Keep(
        IReadOnlyList<TrackedRecord> records, IReadOnlyDictionary<Guid, Routed> routed, CancellationToken cancel);
}
