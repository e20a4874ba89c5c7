using System.Text.Json;
using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>POST set/Microsoft.Dynamics.CRM.{Create,Update,Upsert}Multiple. All targets or none.</summary>
internal static class Bulk
{
    public static ApiResponse Run(ApiCall call, Table table, string message)
    {
        if (!call.Request.RequireBody().TryGetProperty("Targets", out var list) || list.ValueKind != JsonValueKind.Array)
            throw Faults.BadPayload(table.EntitySet, "Microsoft.OData.ODataException: The parameter 'Targets' is missing or no array.");
        var targets = list.EnumerateArray().Select(item => Read(call, table, item)).ToList();
        switch (message)
        {
            case "CreateMultiple":
                return Created(call, call.Messages.CreateMultiple(targets, call.Context));
            case "UpdateMultiple":
                call.Messages.UpdateMultiple(targets, call.Context);
                return new ApiResponse(204);
            default:
                call.Messages.UpsertMultiple(targets, call.Context);
                return new ApiResponse(204);
        }
    }

    private static ApiResponse Created(ApiCall call, IReadOnlyList<Guid> ids) => ApiResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{call.Request.Root}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
        json.WriteStartArray("Ids");
        foreach (var id in ids)
            json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Entity Read(ApiCall call, Table table, JsonElement item)
    {
        var type = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("@odata.type", out var given) ? given.GetString() : null;
        if (type?.TrimStart('#') != $"Microsoft.Dynamics.CRM.{table.Name}")
            throw Faults.BadPayload(
                table.EntitySet,
                $"Microsoft.OData.ODataException: The '@odata.type' annotation of each target must be 'Microsoft.Dynamics.CRM.{table.Name}'; found '{type}'.");
        var row = new RowBody(call.Schema, table, call.Request.ContentIds).Read(item);
        if (!item.TryGetProperty("@odata.id", out var address))
            return row;
        var target = ResourcePath.ReadRow(call.Schema, address.GetString() ?? "", table.EntitySet);
        row.Id = target.Id;
        row.KeyAttributes = target.KeyAttributes;
        return row;
    }
}
