using LeadSync.Functions.State;

namespace LeadSync.Functions.Routing;

/// <summary>Notes in the store what became of routings in the CRM.</summary>
internal sealed class RoutingLedger(IPartitionStore store)
{
    private const int LeadsPerCommit = 50;
    private const string Nothing = "{}";

    /// <summary>All of it is in the CRM, or is not to be: the leads are pending no more.</summary>
    public async Task Close(IEnumerable<Guid> leads, CancellationToken cancel)
    {
        foreach (var chunk in leads.Distinct().Chunk(LeadsPerCommit))
        {
            var rows = new List<RowOperation>();
            foreach (var lead in chunk)
                if (await store.Get(PoolRows.Partition, PoolRows.Pending(lead), cancel) is { } row) rows.Add(new RowOperation.Delete(row.Row, row.ETag));
            // Who was decided anew meanwhile is pending for that, and whoever decided closes it.
            while (rows.Count > 0 && await store.Commit(PoolRows.Partition, rows, cancel) is CommitResult.Conflict conflict) rows.RemoveAt(conflict.FailedOperation);
        }
    }

    /// <summary>The CRM does not let the user have the lead: somebody else is chosen.</summary>
    public Task Refuse(Guid lead, Guid user, CancellationToken cancel) =>
        Change(lead, routing => routing.User == user && !routing.Refused.Contains(user) ? routing with { Refused = [.. routing.Refused, user] } : null, cancel);

    /// <summary>Somebody took the lead out of its queue.</summary>
    public Task Take(Guid lead, StandingRouting routing, Guid user, CancellationToken cancel) =>
        Change(lead, now => now.Number == routing.Number && now.TakenBy is null ? now with { TakenBy = user } : null, cancel);

    /// <summary>The person was erased: that the lead was routed is kept, else it would be once more; what the rules saw is not.</summary>
    public Task Forget(Guid lead, CancellationToken cancel) =>
        Change(lead, routing => routing.Inputs == Nothing ? null : routing with { Inputs = Nothing }, cancel);

    private async Task Change(Guid lead, Func<StandingRouting, StandingRouting?> change, CancellationToken cancel)
    {
        while (await store.Get(PoolRows.Partition, PoolRows.Lead(lead), cancel) is { } row && change(StandingRouting.Read(row.Value)) is { } changed)
            if (await store.Commit(PoolRows.Partition, [new RowOperation.Replace(row.Row, changed.Write(), row.ETag)], cancel) is CommitResult.Committed) return;
    }
}
