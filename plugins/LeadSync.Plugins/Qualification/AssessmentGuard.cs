using System;
using System.Linq;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Qualification;

/// <summary>
/// Keeps assessments whole. Create and Update of ls_assessment, pre-operation: a lead or an opportunity, exactly one; a
/// framework, the default one where none is named, which then stays; a name. Two queries on Create, none on Update.
/// </summary>
public sealed class AssessmentGuard : PluginBase
{
    private const int LongestName = 100;

    protected internal override void Run(PluginExecution execution)
    {
        var records = new[] { Assessment.LeadId, Assessment.OpportunityId }
            .Select(execution.After<EntityReference>).Where(record => record != null).ToList();
        if (records.Count != 1)
            throw Refused(records.Count == 0 ? QualificationRefusal.NoRecord : QualificationRefusal.TwoRecords, execution);
        if (execution.Context.MessageName == "Create")
            Complete(execution, records[0]!);
        else if (execution.PreImage.GetAttributeValue<EntityReference>(Assessment.FrameworkId) is { } before && execution.After<EntityReference>(Assessment.FrameworkId)?.Id != before.Id)
            throw Refused(QualificationRefusal.FrameworkFixed, execution);
    }

    private static void Complete(PluginExecution execution, EntityReference record)
    {
        var target = execution.Target;
        var framework = Framework(target.GetAttributeValue<EntityReference>(Assessment.FrameworkId), execution.Organization)
            ?? throw Refused(QualificationRefusal.NoFramework, execution);
        target[Assessment.FrameworkId] = framework.ToEntityReference();
        if (string.IsNullOrWhiteSpace(target.GetAttributeValue<string>(Assessment.Name)))
            target[Assessment.Name] = Name(framework.GetAttributeValue<string>(QualificationFramework.Name), NameOf(record, execution.Organization));
    }

    private static Entity? Framework(EntityReference? named, IOrganizationService organization)
    {
        var rows = new QueryExpression(QualificationFramework.EntityLogicalName)
        {
            ColumnSet = new ColumnSet(QualificationFramework.Name),
            TopCount = 1,
        };
        if (named != null)
            rows.Criteria.AddCondition(QualificationFramework.QualificationFrameworkId, ConditionOperator.Equal, named.Id);
        else
        {
            rows.Criteria.AddCondition(QualificationFramework.IsDefault, ConditionOperator.Equal, true);
            rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
            rows.AddOrder(QualificationFramework.Name, OrderType.Ascending);
        }
        return organization.RetrieveMultiple(rows).Entities.FirstOrDefault();
    }

    private static string NameOf(EntityReference record, IOrganizationService organization)
    {
        var column = record.LogicalName == Lead.EntityLogicalName ? "fullname" : "name";
        return organization.Retrieve(record.LogicalName, record.Id, new ColumnSet(column)).GetAttributeValue<string>(column) ?? "";
    }

    private static string Name(string framework, string record)
    {
        var name = record.Length == 0 ? framework : $"{framework} – {record}";
        return name.Substring(0, Math.Min(name.Length, LongestName));
    }

    private static InvalidPluginExecutionException Refused(QualificationRefusal refusal, PluginExecution execution) =>
        execution.Refused(refusal, QualificationTexts.Of(refusal, UserLanguage.Of(execution)));
}
