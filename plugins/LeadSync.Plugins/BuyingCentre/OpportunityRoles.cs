using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.BuyingCentre;

/// <summary>
/// Moves the buying roles of an opportunity along when it goes to another account. Update of opportunity, post-operation.
/// One query, and one write per role.
/// </summary>
public sealed class OpportunityRoles : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var opportunity = new EntityReference(Opportunity.EntityLogicalName, execution.Context.PrimaryEntityId);
        var rows = new QueryExpression(BuyingRole.EntityLogicalName) { ColumnSet = new ColumnSet(BuyingRole.BuyingRoleId) };
        rows.Criteria.AddCondition(BuyingRole.OpportunityId, ConditionOperator.Equal, opportunity.Id);
        // The guard of the role looks the account up anew.
        foreach (var role in execution.Organization.RetrieveMultiple(rows).Entities)
            execution.Organization.Update(new Entity(BuyingRole.EntityLogicalName, role.Id) { [BuyingRole.OpportunityId] = opportunity });
    }
}
