using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Schema;
using NodaTime;

namespace LeadSync.Functions.Routing;

/// <summary>Has the leads looked at whose owners left: who was disabled, or is absent without an end.</summary>
internal sealed class LeftOwners(DataverseClient client, RoutingDirectory directory, RecordMarks marks, TimeProvider time)
{
    private static readonly string Query =
        $"leads?$select=leadid,_ownerid_value&$filter=statecode%20eq%200%20and%20({Lead.Stage}%20eq%20{LeadStage.QualifiedLead}%20or%20" +
        $"{Lead.Stage}%20eq%20{LeadStage.SalesAcceptedLead}%20or%20{Lead.Stage}%20eq%20{LeadStage.Opportunity})%20and%20";

    /// <summary>Marks the open leads of those of the users who left, or of everybody who did. Null when that is done.</summary>
    public async Task<DataverseError?> Mark(IReadOnlySet<Guid>? users, CancellationToken cancel)
    {
        var book = await directory.Current(cancel);
        if (book.Failed) return book.Error;
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var gone = book.Value.Sellers.Values.Where(seller => users?.Contains(seller.User) != false && seller.IsGone(now)).Select(seller => seller.User).ToHashSet();
        var rows = await client.QueryAny(Query, gone.Select(user => $"_ownerid_value%20eq%20{user:D}"), cancel);
        if (rows.Failed) return rows.Error;
        await marks.Mark(rows.Value.Where(row => row.Id("_ownerid_value") is { } owner && gone.Contains(owner)).Select(row => row.Id("leadid")).OfType<Guid>().Select(id => new RecordRef(RecordKind.Lead, id)), cancel);
        return null;
    }
}
