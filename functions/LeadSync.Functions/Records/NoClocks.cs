using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Records;

/// <summary>Keeps no clocks.</summary>
internal sealed class NoClocks : IRecordClocks, IClockLook
{
    public Task<IClockLook> Begin(IReadOnlyList<RecordRef> records, CancellationToken cancel) => Task.FromResult<IClockLook>(this);

    public Task<IReadOnlyDictionary<RecordRef, MessageOutcome>> Keep(
        IReadOnlyList<TrackedRecord> records, IReadOnlyDictionary<Guid, Routed> routed, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<RecordRef, MessageOutcome>>(new Dictionary<RecordRef, MessageOutcome>());
}
