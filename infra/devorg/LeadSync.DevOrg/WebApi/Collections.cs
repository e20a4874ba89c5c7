using System.Globalization;
using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Requests on an entity set: list, count, create.</summary>
internal static class Collections
{
    private const int LargestPage = 5000;

    public static ApiResponse List(ApiCall call, Table table)
    {
        if (call.Request.Prefer.TrackChanges || call.Request.Option("$deltatoken") is not null)
            return Changes.List(call, table);
        if (call.Request.Option("fetchXml") is not null || call.Request.Option("savedQuery") is not null)
            return FetchList.Read(call, table);
        var options = QueryOptions.Read(call.Schema, table, call.Request);
        var (page, size) = Page(call.Request);
        var limit = Math.Min(size, options.Query.Take ?? int.MaxValue);
        var query = options.Query with { Skip = (page - 1) * size, Take = limit + 1 };
        var found = call.Messages.Select(WithLookups(query, options.Expand), call.Context);
        var rows = found.Take(limit).ToList();
        var more = found.Count > limit && options.Query.Take is null;
        var count = options.Count ? Count(call, options.Query) : (long?)null;
        var expanded = new ExpandedRows(call, options.Expand, rows);
        var writer = new RowJson(call.Schema, call.Request.Prefer);
        return ApiResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Request.Root}$metadata#{table.EntitySet}");
            if (count is { } total)
                json.WriteNumber("@odata.count", total);
            json.WriteStartArray("value");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                writer.Write(json, row, options.Query.Columns);
                expanded.Write(json, writer, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (more)
                json.WriteString("@odata.nextLink", NextLink(call.Request, table, page + 1, size));
            json.WriteEndObject();
        });
    }

    /// <summary>GET set/$count: a bare number.</summary>
    public static ApiResponse CountOnly(ApiCall call, Table table)
    {
        var options = QueryOptions.Read(call.Schema, table, call.Request);
        var text = Count(call, options.Query).ToString(CultureInfo.InvariantCulture);
        return new ApiResponse(200, System.Text.Encoding.UTF8.GetBytes(text)) { ContentType = "text/plain" };
    }

    public static ApiResponse Create(ApiCall call, Table table)
    {
        var row = new RowBody(call.Schema, table, call.Request.ContentIds).Read(call.Request.RequireBody());
        var id = call.Messages.Create(row, call.Context);
        return Written(call, table, id, 201);
    }

    /// <summary>204 with the row's address, or the row itself where the client prefers it.</summary>
    public static ApiResponse Written(ApiCall call, Table table, Guid id, int statusWithBody)
    {
        var response = call.Request.Prefer.ReturnRepresentation
            ? call.Row(statusWithBody, new EntityReference(table.Name, id), QueryOptions.Read(call.Schema, table, call.Request))
            : new ApiResponse(204);
        response.Headers["OData-EntityId"] = call.AddressOf(table, id);
        response.Headers["Location"] = call.AddressOf(table, id);
        if (call.Request.Prefer.ReturnRepresentation)
            response.Headers["Preference-Applied"] = "return=representation";
        return response;
    }

    internal static RowQuery WithLookups(RowQuery query, IReadOnlyList<Expansion> expand) => query.Columns is null || expand.Count == 0
        ? query
        : query with { Columns = [.. query.Columns.Union(expand.Select(each => each.Lookup.Name))] };

    private static long Count(ApiCall call, RowQuery query) =>
        Math.Min(LargestPage, call.Context.Transaction.Count(RetrieveMultipleMessage.Limited(query, call.Context), call.Context.UserId));

    /// <summary>The page wanted, from 1, and its size; a skip token carries both.</summary>
    private static (int Page, int Size) Page(ApiRequest request)
    {
        var size = Math.Min(request.Prefer.PageSize ?? LargestPage, LargestPage);
        if (request.Option("$skiptoken") is not { } token)
            return (1, size);
        var parts = token.Split('-');
        return parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var page) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var kept)
            ? (page, kept)
            : throw Faults.BadQuery("Malformed XML in the Paging Cookie");
    }

    private static string NextLink(ApiRequest request, Table table, int page, int size)
    {
        var query = request.Query.Where(option => option.Key != "$skiptoken")
            .Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value)}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"$skiptoken={page}-{size}"));
        return $"{request.Root}{table.EntitySet}?{string.Join('&', query)}";
    }
}
