using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Qualification;

/// <summary>
/// Keeps answers whole. Create and Update of ls_assessmentanswer, pre-operation: an assessment and an active criterion of its
/// framework that has no other answer yet. The row is named like the criterion. One query, none for the rows that a new
/// assessment brings along.
/// </summary>
public sealed class AnswerGuard : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var target = execution.Target;
        if (Nesting.IsWithin(execution.Context, "Create", Assessment.EntityLogicalName))
            return;
        if (execution.After<EntityReference>(AssessmentAnswer.AssessmentId) is not { } assessment || execution.After<EntityReference>(AssessmentAnswer.CriterionId) is not { } criterion)
            throw Refused(QualificationRefusal.Incomplete, execution);
        var sheet = AssessmentSheet.Of(assessment.Id, execution.Organization);
        var name = sheet.NameOf(criterion.Id) ?? throw Refused(QualificationRefusal.ForeignCriterion, execution);
        if (sheet.IsAnswered(criterion.Id, execution.Context.PrimaryEntityId))
            throw Refused(QualificationRefusal.Duplicate, execution);
        target[AssessmentAnswer.Name] = name;
    }

    private static InvalidPluginExecutionException Refused(QualificationRefusal refusal, PluginExecution execution) =>
        execution.Refused(refusal, QualificationTexts.Of(refusal, UserLanguage.Of(execution)));
}
