using System.Text.Json;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi.Actions;

/// <summary>POST leads(id)/Microsoft.Dynamics.CRM.QualifyLead</summary>
internal static class QualifyLead
{
    public static ApiResponse Run(ApiCall call, EntityReference target)
    {
        var body = call.Request.RequireBody();
        var request = new ParameterCollection { ["LeadId"] = target };
        foreach (var name in (string[])["CreateAccount", "CreateContact", "CreateOpportunity"])
            request[name] = Flag(body, name);
        if (body.TryGetProperty("Status", out var status) && status.TryGetInt32(out var value) && value > 0)
            request["Status"] = new OptionSetValue(value);
        var created = call.Messages.QualifyLead(request, call.Context);
        return ApiResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Request.Root}$metadata#Collection(mscrm.crmbaseentity)");
            json.WriteStartArray("value");
            foreach (var reference in created)
            {
                json.WriteStartObject();
                json.WriteString("@odata.type", $"#Microsoft.Dynamics.CRM.{reference.LogicalName}");
                json.WriteString(call.Schema.Find(reference.LogicalName)!.PrimaryId, reference.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static bool Flag(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
