using System.Text.Json;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Mapping;

/// <summary>Reads the rows of small tables: all of them, or some by id.</summary>
internal sealed class RowFeed(DataverseClient client)
{
    /// <summary>All rows of a query; none where the CRM has no such table, because its solution is older.</summary>
    public async Task<Answer<List<T>>> All<T>(string query, Func<JsonElement, T?> read, CancellationToken cancel) where T : class
    {
        var rows = await client.Query(query, cancel);
        if (rows is { Failed: true, Error.Fault: DataverseFault.NotFound }) return new List<T>();
        return rows.Failed ? rows.Error : rows.Value.Select(read).OfType<T>().ToList();
    }

    /// <summary>Those of the rows that are there.</summary>
    public async Task<Answer<List<T>>> Some<T>(
        string query, string idColumn, IReadOnlySet<Guid> ids, Func<JsonElement, T?> read, CancellationToken cancel) where T : class
    {
        var rows = await client.QueryAny($"{query}%20and%20", ids.Select(id => $"{idColumn}%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        return rows.Value.Where(row => row.Id(idColumn) is { } id && ids.Contains(id)).Select(read).OfType<T>().ToList();
    }
}
