using System.Globalization;
using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Messages;

/// <summary>Reads the rows of a query that the caller may read.</summary>
internal static class RetrieveMultipleMessage
{
    public static IReadOnlyList<Entity> Run(RowQuery query, CallContext context)
    {
        var rows = context.Transaction.Select(Limited(query, context), context.UserId);
        RowPresentation.Complete(context, rows);
        return rows;
    }

    public static EntityCollection Run(QueryBase query, CallContext context)
    {
        var (rows, page, size) = SdkQuery.Read(context.Transaction.Schema, query);
        var found = Run(size is { } limit ? rows with { Skip = (page - 1) * limit, Take = limit + 1 } : rows, context);
        var more = size is { } most && found.Count > most;
        return new EntityCollection(found.Take(size ?? int.MaxValue).ToList())
        {
            EntityName = rows.Table,
            MoreRecords = more,
            PagingCookie = more ? string.Create(CultureInfo.InvariantCulture, $"<cookie page=\"{page}\"></cookie>") : null,
        };
    }

    /// <summary>The query with the caller's reach in every table it touches.</summary>
    public static RowQuery Limited(RowQuery query, CallContext context)
    {
        var schema = context.Transaction.Schema;
        var table = schema.Find(query.Table) ?? throw Faults.NoSuchTable(query.Table);
        foreach (var link in query.Links)
            Access.Demand(context, AccessRight.Read, schema.Find(link.Table) ?? throw Faults.NoSuchTable(link.Table));
        return query with { Filter = Filter.Both(query.Filter, Access.ReadLimit(context, table)) };
    }
}
