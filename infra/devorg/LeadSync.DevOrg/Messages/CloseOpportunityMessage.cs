using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>
/// Win and Lose: closes the opportunity that OpportunityClose names; no closing activity is written. Requests are called
/// WinOpportunity and LoseOpportunity, the messages on which steps are registered Win and Lose.
/// </summary>
internal static class CloseOpportunityMessage
{
    private const int Won = 1;
    private const int Lost = 2;

    public static void Run(IEventPipeline pipeline, bool won, ParameterCollection request, CallContext context)
    {
        var target = request.TryGetValue("OpportunityClose", out var given) && given is Entity close
            && close.GetAttributeValue<EntityReference>("opportunityid") is { } named
            ? named
            : throw Faults.BadRequest("Required field 'OpportunityClose' is missing, or it names no opportunity.");
        Access.Demand(context, AccessRight.Write, context.Transaction.Schema.Find("opportunity")!);
        var call = new MessageCall(won ? "Win" : "Lose", "opportunity", target.Id);
        call.InputParameters.AddRange(request);
        pipeline.Run(call, context, () => context.Messages.Update(
            new Entity("opportunity", target.Id)
            {
                ["statecode"] = new OptionSetValue(won ? Won : Lost),
                ["statuscode"] = Status(call.InputParameters, won),
                ["actualclosedate"] = context.Transaction.Now.Date,
            },
            context));
    }

    private static OptionSetValue Status(ParameterCollection request, bool won) =>
        request.TryGetValue("Status", out var given) && given is OptionSetValue { Value: > 0 } chosen ? chosen : new OptionSetValue(won ? 3 : 4);
}
