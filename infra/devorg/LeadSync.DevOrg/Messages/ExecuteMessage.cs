using LeadSync.DevOrg.CustomApis;
using LeadSync.DevOrg.Events;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Messages;

/// <summary>The messages of IOrganizationService.Execute, by request name and parameters.</summary>
internal static class ExecuteMessage
{
    public static OrganizationResponse Run(OrganizationMessages messages, OrganizationRequest request, CallContext context)
    {
        var response = new OrganizationResponse { ResponseName = request.RequestName };
        switch (request.RequestName)
        {
            case "Create":
                response.Results["id"] = messages.Create(Target<Entity>(request), context);
                break;
            case "Update":
                messages.Update(Target<Entity>(request), context);
                break;
            case "Delete":
                messages.Delete(Target<EntityReference>(request), context);
                break;
            case "Retrieve":
                response.Results["Entity"] = messages.Retrieve(Target<EntityReference>(request), (ColumnSet)request["ColumnSet"], context);
                break;
            case "RetrieveMultiple":
                response.Results["EntityCollection"] = messages.RetrieveMultiple((QueryBase)request["Query"], context);
                break;
            case "Upsert":
                Upsert(messages, Target<Entity>(request), context, response);
                break;
            case "WhoAmI":
                response.Results["UserId"] = context.UserId;
                response.Results["BusinessUnitId"] = WellKnown.BusinessUnit;
                response.Results["OrganizationId"] = WellKnown.Organization;
                break;
            default:
                Special(messages, request, context, response);
                break;
        }

        return response;
    }

    private static void Special(OrganizationMessages messages, OrganizationRequest request, CallContext context, OrganizationResponse response)
    {
        switch (request.RequestName)
        {
            case QualifyLeadMessage.Name:
                response.Results["CreatedEntities"] = messages.QualifyLead(request.Parameters, context);
                break;
            case "WinOpportunity" or "LoseOpportunity":
                messages.CloseOpportunity(request.RequestName == "WinOpportunity", request.Parameters, context);
                break;
            default:
                var api = CustomApiDefinition.Find(context.Transaction, request.RequestName)
                    ?? throw Faults.NotImplemented($"The message '{request.RequestName}'");
                response.Results.AddRange(messages.CustomApi(api, request.Parameters, context));
                break;
        }
    }

    private static void Upsert(OrganizationMessages messages, Entity target, CallContext context, OrganizationResponse response)
    {
        response.Results["RecordCreated"] = messages.Upsert(target, context);
        response.Results["Target"] = target.ToEntityReference();
    }

    private static T Target<T>(OrganizationRequest request) => (T)request["Target"];
}
