using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Qualification;

/// <summary>
/// Keeps total and class of the latest assessment on the lead or opportunity. Update and Delete of ls_assessment,
/// post-operation. One write, and one query where it is not the assessment just computed; one that nobody has answered yet is
/// none.
/// </summary>
public sealed class LatestAssessment : PluginBase
{
    // Total and class are named alike on both tables.
    private static readonly Dictionary<string, string> Records = new Dictionary<string, string>
    {
        [Assessment.LeadId] = Lead.EntityLogicalName,
        [Assessment.OpportunityId] = Opportunity.EntityLogicalName,
    };

    protected internal override void Run(PluginExecution execution)
    {
        var context = execution.Context;
        foreach (var record in Records.Where(record => !Nesting.IsWithin(context, "Delete", record.Value)))
            foreach (var id in execution.Concerned(record.Key))
                Copy(new EntityReference(record.Value, id), record.Key, execution);
    }

    private static void Copy(EntityReference record, string column, PluginExecution execution)
    {
        // An assessment is computed when it is answered, which makes it the latest.
        var isComputed = execution.Context.MessageName == "Update" && execution.Target.Contains(Assessment.Total);
        var latest = isComputed ? execution.Target : Latest(record, column, execution.Organization);
        execution.Organization.Update(new Entity(record.LogicalName, record.Id)
        {
            [Lead.QualificationTotal] = latest?.GetAttributeValue<decimal?>(Assessment.Total),
            [Lead.QualificationClass] = latest?.GetAttributeValue<OptionSetValue>(Assessment.Class),
        });
    }

    private static Entity? Latest(EntityReference record, string column, IOrganizationService organization)
    {
        var rows = new QueryExpression(Assessment.EntityLogicalName) { ColumnSet = new ColumnSet(Assessment.Total, Assessment.Class), TopCount = 1 };
        rows.Criteria.AddCondition(column, ConditionOperator.Equal, record.Id);
        rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        rows.Criteria.AddCondition(Assessment.AssessedOn, ConditionOperator.NotNull);
        rows.AddOrder(Assessment.AssessedOn, OrderType.Descending);
        return organization.RetrieveMultiple(rows).Entities.FirstOrDefault();
    }
}
