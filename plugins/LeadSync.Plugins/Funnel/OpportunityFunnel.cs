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
        var from = Stage(before);
        var to = execution.Target.Contains(Opportunity.Stage) ? Stage(execution.Target) : from;
        if (to != from && to is { } stage && !OwnMoves.Cause(execution.Context))
            OriginatingLead.Follow(execution, stage);
        AccountMoves.Follow(
            execution,
            Contribution.Of(before.GetAttributeValue<EntityReference>(AccountColumn), creating ? null : AccountFunnel.OfOpportunity(from)),
            Contribution.Of(Value(execution, AccountColumn), AccountFunnel.OfOpportunity(to)));
    }

    private static EntityReference? Value(PluginExecution execution, string column) =>
        (execution.Target.Contains(column) ? execution.Target : execution.PreImage).GetAttributeValue<EntityReference>(column);

    private static int? Stage(Entity row) => row.GetAttributeValue<OptionSetValue>(Opportunity.Stage)?.Value;
}
