using System.Text.Json;
using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.WebApi.Filtering;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Requests on one row: read, update or upsert, delete, one property.</summary>
internal static class Rows
{
    public static ApiResponse Read(ApiCall call, Table table, EntityReference target)
    {
        var options = QueryOptions.Read(call.Schema, table, call.Request);
        var response = call.Row(200, target, options with { Query = Collections.WithLookups(options.Query, options.Expand) });
        return call.Request.Header("If-None-Match") is { } seen && seen == response.Headers["ETag"] && options.Expand.Count == 0
            ? new ApiResponse(304) { Headers = response.Headers }
            : response;
    }

    public static ApiResponse ReadProperty(ApiCall call, Table table, EntityReference target, string name)
    {
        var column = PropertyNames.Property(table, name);
        var row = call.Messages.Retrieve(target, new(column.Name), call.Context);
        if (!row.Contains(column.Name))
            return new ApiResponse(204);
        return ApiResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Request.Root}$metadata#{table.EntitySet}({row.Id})/{name}");
            json.WritePropertyName("value");
            RowJson.WriteValue(json, row[column.Name], column.Type == ColumnType.Date);
            json.WriteEndObject();
        });
    }

    /// <summary>PATCH: updates, or creates where there is no such row and If-Match does not forbid it.</summary>
    public static ApiResponse Patch(ApiCall call, Table table, EntityReference target)
    {
        var row = new RowBody(call.Schema, table, call.Request.ContentIds).Read(call.Request.RequireBody());
        var id = Find(call, table, target);
        var match = call.Request.Header("If-Match");
        if (id is not null && call.Request.Header("If-None-Match") == "*")
            throw Faults.RecordExists();
        if (id is null && match is not null)
            throw target.Id == Guid.Empty ? Faults.KeyNotFound(table.Name) : Faults.NotFound(table.Name, target.Id);
        row.Attributes.Remove(table.PrimaryId);
        row.Id = id ?? target.Id;
        if (match is not null and not "*")
        {
            row.RowVersion = Version(match);
            call.Messages.Update(row, call.Context, ifVersion: true);
            return Collections.Written(call, table, row.Id, 200);
        }

        if (id is null)
            foreach (var key in target.KeyAttributes)
                row.KeyAttributes[key.Key] = key.Value;
        else
            foreach (var key in target.KeyAttributes)
                row.Attributes.Remove(key.Key);
        var created = call.Messages.Upsert(row, call.Context);
        return Collections.Written(call, table, row.Id, created ? 201 : 200);
    }

    public static ApiResponse Delete(ApiCall call, Table table, EntityReference target)
    {
        var match = call.Request.Header("If-Match");
        target.RowVersion = match is null or "*" ? null : Version(match);
        call.Messages.Delete(target, call.Context);
        return new ApiResponse(204);
    }

    /// <summary>PUT of one property, or DELETE of its value.</summary>
    public static ApiResponse WriteProperty(ApiCall call, Table table, EntityReference target, string name)
    {
        var id = Find(call, table, target) ?? throw Faults.NotFound(table.Name, target.Id);
        var reader = new RowBody(call.Schema, table, call.Request.ContentIds);
        var row = call.Request.Method == "DELETE" ? Emptied(table, name) : reader.Read(Renamed(call.Request.RequireBody(), name));
        row.Id = id;
        call.Messages.Update(row, call.Context);
        return new ApiResponse(204);
    }

    private static Guid? Find(ApiCall call, Table table, EntityReference target)
    {
        var transaction = call.Context.Transaction;
        if (target.Id == Guid.Empty)
            return RowReferences.FindByKey(transaction, table, target.KeyAttributes);
        return transaction.Find(table.Name, target.Id, []) is null ? null : target.Id;
    }

    private static Entity Emptied(Table table, string name)
    {
        var column = table.FindNavigation(name)?.Column ?? PropertyNames.Property(table, name);
        return new Entity(table.Name) { [column.Name] = null };
    }

    /// <summary>{"value":x} as {"name":x}.</summary>
    private static JsonElement Renamed(JsonElement body, string name) => body.TryGetProperty("value", out var value)
        ? JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [name] = value })
        : throw Faults.BadRequest("The body must hold the property 'value'.");

    private static string Version(string tag) => tag.StartsWith("W/\"", StringComparison.Ordinal) && tag.EndsWith('"')
        ? tag[3..^1]
        : throw Faults.BadRequest($"'{tag}' is no ETag.");
}
