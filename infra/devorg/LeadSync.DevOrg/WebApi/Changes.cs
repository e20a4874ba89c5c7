using System.Globalization;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Change tracking: what changed since a delta link. A token never expires here; all changes come in one page.</summary>
internal static class Changes
{
    private static readonly string[] NotTogether = ["$filter", "$orderby", "$expand", "$top"];

    public static ApiResponse List(ApiCall call, Table table)
    {
        if (NotTogether.FirstOrDefault(option => call.Request.Option(option) is not null) is { } refused)
            throw Faults.BadQuery($"The query option '{refused}' is not supported together with change tracking.");
        if (UserRights.Of(call.Context).DepthOf(AccessRight.Read, table) != Depth.Global)
            throw Faults.MissingPrivilege(call.Context.UserId, UserRights.PrivilegeName(AccessRight.Read, table), table);
        var since = Since(call.Request);
        var options = QueryOptions.Read(call.Schema, table, call.Request);
        var newer = new Filter.Condition(new ColumnPath(null, ColumnNames.Version), "gt", [since]);
        var rows = call.Messages.Select(options.Query with { Filter = newer, Order = [new(new ColumnPath(null, ColumnNames.Version), false)] }, call.Context);
        var deleted = since == 0 ? [] : call.Context.Transaction.Rows("SELECT id FROM _deleted WHERE \"table\" = $1 AND version > $2", table.Name, since);
        var last = (long)call.Context.Transaction.Rows("SELECT CAST(coalesce(max(value), '0') AS INTEGER) FROM _setting WHERE name = 'version'")[0][0]!;
        var writer = new RowJson(call.Schema, call.Request.Prefer);
        return ApiResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Request.Root}$metadata#{table.EntitySet}/$delta");
            json.WriteString("@odata.deltaLink", DeltaLink(call.Request, table, last));
            json.WriteStartArray("value");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                writer.Write(json, row, options.Query.Columns);
                json.WriteEndObject();
            }

            foreach (var gone in deleted)
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", $"{call.Request.Root}$metadata#{table.EntitySet}/$deletedEntity");
                json.WriteString("id", (string)gone[0]!);
                json.WriteString("reason", "deleted");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static long Since(ApiRequest request)
    {
        if (request.Option("$deltatoken") is not { } token)
            return 0;
        return long.TryParse(token.Split('!')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw Faults.BadQuery($"Invalid delta token '{token}'.");
    }

    private static string DeltaLink(ApiRequest request, Table table, long version)
    {
        var select = request.Option("$select") is { } columns ? $"$select={Uri.EscapeDataString(columns)}&" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{request.Root}{table.EntitySet}?{select}$deltatoken={version}");
    }
}
