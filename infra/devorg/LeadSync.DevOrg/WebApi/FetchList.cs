using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;

namespace LeadSync.DevOrg.WebApi;

/// <summary>GET set?fetchXml=… and set?savedQuery=…</summary>
internal static class FetchList
{
    private const int LargestPage = 5000;

    public static ApiResponse Read(ApiCall call, Table table)
    {
        var (query, page, size) = FetchXml.Read(call.Schema, call.Request.Option("fetchXml") ?? SavedQuery(call, table));
        if (query.Table != table.Name)
            throw Faults.BadQuery($"The fetch query is for '{query.Table}', not for '{table.Name}'.");
        var limit = query.Take ?? Math.Min(size ?? LargestPage, LargestPage);
        var found = call.Messages.Select(query with { Skip = (page - 1) * limit, Take = limit + 1 }, call.Context);
        var more = query.Take is null && found.Count > limit;
        var writer = new RowJson(call.Schema, call.Request.Prefer);
        return ApiResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Request.Root}$metadata#{table.EntitySet}");
            if (more)
                json.WriteBoolean("@Microsoft.Dynamics.CRM.morerecords", true);
            json.WriteStartArray("value");
            foreach (var row in found.Take(limit))
            {
                json.WriteStartObject();
                writer.Write(json, row, query.Columns);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static string SavedQuery(ApiCall call, Table table)
    {
        if (!Guid.TryParse(call.Request.Option("savedQuery"), out var id))
            throw Faults.BadQuery("savedQuery must be the id of a view.");
        var view = call.Context.Transaction.Find("savedquery", id) ?? throw Faults.NotFound("savedquery", id);
        return view.GetAttributeValue<string>("returnedtypecode") == table.Name
            ? view.GetAttributeValue<string>("fetchxml")
            : throw Faults.BadQuery($"The view '{id}' does not belong to '{table.Name}'.");
    }
}
