using System.Text.Json;
using LeadSync.DevOrg.CustomApis;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi.Actions;

/// <summary>POST name, or POST set(id)/Microsoft.Dynamics.CRM.name: a message that a solution brought.</summary>
internal static class CallCustomApi
{
    /// <summary>The answer; null where there is no such custom API, or it is bound otherwise.</summary>
    public static ApiResponse? Run(ApiCall call, string name, EntityReference? target)
    {
        if (CustomApiDefinition.Find(call.Context.Transaction, name) is not { } api || api.BoundTable != target?.LogicalName)
            return null;
        var request = Parameters(call, api);
        if (target is not null)
            request["Target"] = new EntityReference(target.LogicalName, Existing(call, target));
        var response = call.Messages.CustomApi(api, request, call.Context);
        return api.Properties.Count == 0 ? new ApiResponse(204) : Answer(call, api, response);
    }

    private static Guid Existing(ApiCall call, EntityReference target) =>
        target.Id != Guid.Empty ? target.Id : call.Messages.Retrieve(target, new(false), call.Context).Id;

    private static ParameterCollection Parameters(ApiCall call, CustomApiDefinition api)
    {
        var parameters = new ParameterCollection();
        if (call.Request.Body is not { ValueKind: JsonValueKind.Object } body)
            return parameters;
        foreach (var given in body.EnumerateObject())
        {
            var declared = api.Parameters.FirstOrDefault(parameter => parameter.Name == given.Name)
                ?? throw Faults.BadPayload(api.Name, $"Microsoft.OData.ODataException: The parameter '{given.Name}' in the request payload is not a valid parameter for the operation '{api.Name}'.");
            if (given.Value.ValueKind != JsonValueKind.Null)
                parameters[given.Name] = ParameterJson.Read(call, api, declared, given.Value);
        }

        return parameters;
    }

    private static ApiResponse Answer(ApiCall call, CustomApiDefinition api, ParameterCollection response) => ApiResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{call.Request.Root}$metadata#Microsoft.Dynamics.CRM.{api.Name}Response");
        foreach (var property in api.Properties)
        {
            json.WritePropertyName(property.Name);
            ParameterJson.Write(json, call, response.TryGetValue(property.Name, out var value) ? value : null);
        }

        json.WriteEndObject();
    });
}
