using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Mapping;

/// <summary>The rows of ls_mappingdecision for one company text and domain.</summary>
internal static class RememberedDecisions
{
    /// <summary>Writes what was decided over the row there is, or into a new one. Two calls.</summary>
    public static void Remember(DecisionKey key, Entity decision, IOrganizationService organization)
    {
        decision[MappingDecision.Name] = key.Name;
        decision[MappingDecision.Company] = key.Company;
        decision[MappingDecision.EmailDomain] = key.Domain;
        if (Find(key, organization).FirstOrDefault() is not { } row)
        {
            organization.Create(decision);
            return;
        }
        decision.Id = row.Id;
        organization.Update(decision);
    }

    /// <summary>Deletes what was remembered. One query, and one call for each row.</summary>
    public static void Forget(DecisionKey key, IOrganizationService organization)
    {
        foreach (var row in Find(key, organization))
            organization.Delete(MappingDecision.EntityLogicalName, row.Id);
    }

    private static DataCollection<Entity> Find(DecisionKey key, IOrganizationService organization)
    {
        var rows = new QueryExpression(MappingDecision.EntityLogicalName) { ColumnSet = new ColumnSet(MappingDecision.MappingDecisionId) };
        rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        Ask(rows, MappingDecision.Company, key.Company);
        Ask(rows, MappingDecision.EmailDomain, key.Domain);
        return organization.RetrieveMultiple(rows).Entities;
    }

    private static void Ask(QueryExpression rows, string column, string? text)
    {
        if (text == null)
            rows.Criteria.AddCondition(column, ConditionOperator.Null);
        else
            rows.Criteria.AddCondition(column, ConditionOperator.Equal, text);
    }
}
