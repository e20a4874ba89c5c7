using System.Text.Json;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi.Actions;

/// <summary>POST WinOpportunity and LoseOpportunity: the opportunity is closed; no closing activity is written.</summary>
internal static class CloseOpportunity
{
    public static ApiResponse Run(ApiCall call, bool won)
    {
        var body = call.Request.RequireBody();
        var request = new ParameterCollection
        {
            ["OpportunityClose"] = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", OpportunityOf(call, body)) },
        };
        if (body.TryGetProperty("Status", out var given) && given.TryGetInt32(out var status) && status > 0)
            request["Status"] = new OptionSetValue(status);
        call.Messages.CloseOpportunity(won, request, call.Context);
        return new ApiResponse(204);
    }

    private static Guid OpportunityOf(ApiCall call, JsonElement body)
    {
        if (!body.TryGetProperty("OpportunityClose", out var close))
            throw Faults.BadPayload("", "Microsoft.OData.ODataException: The parameter 'OpportunityClose' is missing.");
        if (close.TryGetProperty("opportunityid@odata.bind", out var bind))
            return ResourcePath.ReadRow(call.Schema, bind.GetString() ?? "", "opportunities").Id;
        return close.TryGetProperty("opportunityid", out var nested) && nested.TryGetProperty("opportunityid", out var id) && id.TryGetGuid(out var guid)
            ? guid
            : throw Faults.BadPayload("", "Microsoft.OData.ODataException: 'OpportunityClose' names no opportunity.");
    }
}
