using System;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Qualification;

/// <summary>
/// Computes an assessment when one of its answers is saved or deleted. Create, Update and Delete of ls_assessmentanswer,
/// post-operation; an answer that moves counts in both assessments. One query and two writes for each.
/// </summary>
public sealed class AssessmentTotal : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var context = execution.Context;
        if (Nesting.IsWithin(context, "Create", Assessment.EntityLogicalName) || Nesting.IsWithin(context, "Delete", Assessment.EntityLogicalName))
            return;
        foreach (var id in execution.Concerned(AssessmentAnswer.AssessmentId))
            Compute(id, execution);
    }

    private static void Compute(Guid assessment, PluginExecution execution)
    {
        var organization = execution.Organization;
        // Written first: it holds back another save of the same assessment, whose answers the reading would miss.
        organization.Update(new Entity(Assessment.EntityLogicalName, assessment) { [Assessment.AssessedOn] = execution.Context.OperationCreatedOn });
        var sheet = AssessmentSheet.Of(assessment, organization);
        if (sheet.IsEmpty)
            return;
        var result = sheet.Result();
        organization.Update(new Entity(Assessment.EntityLogicalName, assessment)
        {
            [Assessment.Total] = result.Total,
            [Assessment.Class] = result.Class is { } grade ? new OptionSetValue(grade) : null,
            [Assessment.Answered] = result.Answered,
        });
        execution.Trace($"Total {result.Total}, {result.Answered} answered");
    }
}
