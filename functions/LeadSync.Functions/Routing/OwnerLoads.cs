using System.Collections.Immutable;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.State;
using LeadSync.Schema;

namespace LeadSync.Functions.Routing;

/// <summary>
/// How many open leads people have: the Qualified and Sales Accepted Leads they own in the CRM, and those that were given to
/// them and are not written there yet. A lead counts once.
/// </summary>
internal sealed class OwnerLoads(DataverseClient client, IPartitionStore store)
{
    private static readonly string Query =
        $"leads?$select=leadid,_ownerid_value,statecode,{Lead.Stage}&$filter=statecode%20eq%200%20and%20({Lead.Stage}%20eq%20{LeadStage.QualifiedLead}%20or%20" +
        $"{Lead.Stage}%20eq%20{LeadStage.SalesAcceptedLead})%20and%20";

    /// <summary>The loads of these users; who has none is missing.</summary>
    public async Task<Answer<ImmutableDictionary<Guid, int>>> Of(IReadOnlySet<Guid> users, CancellationToken cancel)
    {
        if (users.Count == 0) return ImmutableDictionary<Guid, int>.Empty;
        // Read before the CRM: what leaves this list meanwhile is found there.
        var owners = new Dictionary<Guid, Guid>();
        await foreach (var row in store.Range(PoolRows.Partition, PoolRows.PendingPrefix, PoolRows.PendingEnd, cancel))
            if (PoolRows.ReadUser(row.Value) is { } user) owners[PoolRows.LeadOfPending(row.Row)] = user;
        var rows = await client.QueryAny(Query, users.Select(user => $"_ownerid_value%20eq%20{user:D}"), cancel);
        if (rows.Failed) return rows.Error;
        foreach (var row in rows.Value)
            if (row.Id("leadid") is { } lead && row.Id("_ownerid_value") is { } owner && IsOpen(row.Number("statecode"), row.Number(Lead.Stage))) owners.TryAdd(lead, owner);
        return owners.Values.Where(users.Contains).CountBy(user => user).ToImmutableDictionary();
    }

    private static bool IsOpen(int? state, int? stage) => state is null or 0 && stage is LeadStage.QualifiedLead or LeadStage.SalesAcceptedLead;
}
