using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Qualification;

/// <summary>
/// Lays out the questions of a new assessment: an answer "unknown" for each active criterion of its framework. Create of
/// ls_assessment, post-operation. One query, one Create per criterion.
/// </summary>
public sealed class BlankAnswers : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var criteria = new QueryExpression(QualificationCriterion.EntityLogicalName) { ColumnSet = new ColumnSet(QualificationCriterion.Name) };
        criteria.Criteria.AddCondition(
            QualificationCriterion.FrameworkId, ConditionOperator.Equal, execution.Target.GetAttributeValue<EntityReference>(Assessment.FrameworkId).Id);
        criteria.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        criteria.AddOrder(QualificationCriterion.Order, OrderType.Ascending);
        var assessment = new EntityReference(Assessment.EntityLogicalName, execution.Context.PrimaryEntityId);
        var found = execution.Organization.RetrieveMultiple(criteria).Entities;
        foreach (var criterion in found)
            execution.Organization.Create(new Entity(AssessmentAnswer.EntityLogicalName)
            {
                [AssessmentAnswer.Name] = criterion.GetAttributeValue<string>(QualificationCriterion.Name),
                [AssessmentAnswer.AssessmentId] = assessment,
                [AssessmentAnswer.CriterionId] = criterion.ToEntityReference(),
                [AssessmentAnswer.Rating] = new OptionSetValue(Rating.Unknown),
            });
        execution.Trace($"{found.Count} criteria");
    }
}
