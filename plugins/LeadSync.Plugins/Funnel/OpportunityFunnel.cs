using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Funnel;

/// <summary>
/// What a move of an opportunity means for others: its lead becomes Customer, Lost, or goes back to marketing, and its
/// account moves in the one funnel. Create and Update of opportunity, post-operation.
/// </summary>
public sealed class OpportunityFunnel : PluginBase
{
    private const string AccountColumn = "parentaccountid";

    protected internal override void Run(PluginExecution execution)
    {
        var before = execution.PreImage;
        var creating = execution.Context.MessageName == "Create";
        var from = before.GetAttributeValue<OptionSetValue>(Opportunity.Stage)?.Value;
        var to = execution.After<OptionSetValue>(Opportunity.Stage)?.Value;
        if (to != from && to is { } stage && !OwnMoves.Cause(execution.Context))
            OriginatingLead.Follow(execution, stage);
        AccountMoves.Follow(
            execution,
            Contribution.Of(before.GetAttributeValue<EntityReference>(AccountColumn), creating ? null : AccountFunnel.OfOpportunity(from)),
            Contribution.Of(execution.After<EntityReference>(AccountColumn), AccountFunnel.OfOpportunity(to)));
    }
}
