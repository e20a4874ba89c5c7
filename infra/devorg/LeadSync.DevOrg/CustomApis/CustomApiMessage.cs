using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.CustomApis;

/// <summary>Runs a custom API: its plug-in is the main operation, between whatever steps are registered on the message.</summary>
internal static class CustomApiMessage
{
    /// <summary>The response by name; what the API does not declare is left out.</summary>
    public static ParameterCollection Run(IEventPipeline pipeline, CustomApiDefinition api, ParameterCollection request, CallContext context)
    {
        if (api.Privilege is { Length: > 0 } privilege && !UserRights.Of(context).Holds(privilege))
            throw Faults.MissingPrivilege(context.UserId, privilege);
        var target = api.BoundTable is null ? null : Target(api, request);
        var call = new MessageCall(api.Name, target?.LogicalName ?? "none", target?.Id ?? Guid.Empty);
        if (target is not null)
        {
            if (context.Transaction.Find(target.LogicalName, target.Id, []) is null)
                throw Faults.NotFound(target.LogicalName, target.Id);
            call.InputParameters["Target"] = target;
        }

        foreach (var parameter in api.Parameters)
            if (request.TryGetValue(parameter.Name, out var value) && value is not null)
                call.InputParameters[parameter.Name] = value;
            else if (!parameter.IsOptional)
                throw Faults.BadRequest($"Required field '{parameter.Name}' is missing in the request '{api.Name}'.");
        pipeline.Run(call, context, () => pipeline.RunPlugin(call, context, api.PluginType));
        return Declared(api, call.OutputParameters);
    }

    private static EntityReference Target(CustomApiDefinition api, ParameterCollection request) =>
        request.TryGetValue("Target", out var given) && given is EntityReference target && target.LogicalName == api.BoundTable
            ? target
            : throw Faults.BadRequest($"Required field 'Target' is missing in the request '{api.Name}', or it is no {api.BoundTable}.");

    private static ParameterCollection Declared(CustomApiDefinition api, ParameterCollection given)
    {
        var response = new ParameterCollection();
        foreach (var property in api.Properties)
            if (given.TryGetValue(property.Name, out var value))
                response[property.Name] = value;
        return response;
    }
}
