using System;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.BuyingCentre;

/// <summary>
/// Keeps on the account how many of the six roles are filled, and its process promoter. Create, Update and Delete of
/// ls_buyingrole, post-operation; a role that moves counts on both accounts. One query for each account, and one write
/// where something changed.
/// </summary>
public sealed class BuyingCoverage : PluginBase
{
    private const string Held = "held";

    protected internal override void Run(PluginExecution execution)
    {
        if (Nesting.IsWithin(execution.Context, "Delete", Account.EntityLogicalName))
            return;
        foreach (var account in execution.Concerned(BuyingRole.AccountId))
            Count(account, execution);
    }

    private static void Count(Guid account, PluginExecution execution)
    {
        var rows = execution.Organization.RetrieveMultiple(RolesOf(account)).Entities;
        if (rows.Count == 0)
            return;
        var filled = BuyingRoles.Filled(rows.Select(Role));
        var promoter = rows.Where(row => Role(row) == BuyingRoleKind.ProcessPromoter)
            .OrderBy(row => row.Linked<DateTime>(Held, "createdon")).ThenBy(row => row.Linked<Guid>(Held, BuyingRole.BuyingRoleId))
            .Select(row => row.Linked<EntityReference>(Held, BuyingRole.ContactId)).FirstOrDefault();
        if (rows[0].GetAttributeValue<int?>(Account.RolesFilled) == filled && rows[0].GetAttributeValue<EntityReference>(Account.ProcessPromoterId)?.Id == promoter?.Id)
            return;
        execution.Organization.Update(new Entity(Account.EntityLogicalName, account)
        {
            [Account.RolesFilled] = filled,
            [Account.ProcessPromoterId] = promoter,
        });
        execution.Trace($"{filled} roles filled, process promoter {promoter?.Id:D}");
    }

    private static QueryExpression RolesOf(Guid account)
    {
        var query = new QueryExpression(Account.EntityLogicalName) { ColumnSet = new ColumnSet(Account.RolesFilled, Account.ProcessPromoterId) };
        query.Criteria.AddCondition("accountid", ConditionOperator.Equal, account);
        var held = query.AddLink(BuyingRole.EntityLogicalName, "accountid", BuyingRole.AccountId, JoinOperator.LeftOuter);
        held.EntityAlias = Held;
        held.Columns = new ColumnSet(BuyingRole.BuyingRoleId, BuyingRole.Role, BuyingRole.ContactId, "createdon");
        held.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return query;
    }

    private static int Role(Entity row) => row.Linked<OptionSetValue?>(Held, BuyingRole.Role)?.Value ?? 0;
}
