using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Qualification;

/// <summary>An assessment with the limits of its framework, its active criteria, and the active answers to them.</summary>
internal sealed class AssessmentSheet
{
    private const string Framework = "framework";
    private const string Criterion = "criterion";
    private const string Answer = "answer";

    private readonly IReadOnlyList<Entity> rows;

    private AssessmentSheet(IReadOnlyList<Entity> rows) => this.rows = rows;

    /// <summary>Whether there is no such assessment, or its framework is gone.</summary>
    public bool IsEmpty => rows.Count == 0;

    /// <summary>Reads one assessment. One query.</summary>
    public static AssessmentSheet Of(Guid assessment, IOrganizationService organization)
    {
        var query = new QueryExpression(Assessment.EntityLogicalName) { ColumnSet = new ColumnSet(Assessment.AssessmentId) };
        query.Criteria.AddCondition(Assessment.AssessmentId, ConditionOperator.Equal, assessment);
        var framework = query.AddLink(QualificationFramework.EntityLogicalName, Assessment.FrameworkId, QualificationFramework.QualificationFrameworkId);
        framework.EntityAlias = Framework;
        framework.Columns = new ColumnSet(QualificationFramework.ClassA, QualificationFramework.ClassB);
        var criteria = framework.AddLink(
            QualificationCriterion.EntityLogicalName, QualificationFramework.QualificationFrameworkId, QualificationCriterion.FrameworkId, JoinOperator.LeftOuter);
        criteria.EntityAlias = Criterion;
        criteria.Columns = new ColumnSet(QualificationCriterion.QualificationCriterionId, QualificationCriterion.Name, QualificationCriterion.Weight);
        criteria.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        var answers = criteria.AddLink(
            AssessmentAnswer.EntityLogicalName, QualificationCriterion.QualificationCriterionId, AssessmentAnswer.CriterionId, JoinOperator.LeftOuter);
        answers.EntityAlias = Answer;
        answers.Columns = new ColumnSet(AssessmentAnswer.AssessmentAnswerId, AssessmentAnswer.Rating);
        answers.LinkCriteria.AddCondition(AssessmentAnswer.AssessmentId, ConditionOperator.Equal, assessment);
        answers.LinkCriteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        return new AssessmentSheet(organization.RetrieveMultiple(query).Entities.ToList());
    }

    /// <summary>The name of an active criterion of the framework; null for any other.</summary>
    public string? NameOf(Guid criterion) =>
        rows.Where(row => IsOf(row, criterion)).Select(row => row.Linked<string>(Criterion, QualificationCriterion.Name) ?? "").FirstOrDefault();

    /// <summary>Whether an answer other than this one is there for the criterion.</summary>
    public bool IsAnswered(Guid criterion, Guid butBy) => rows.Any(row =>
        IsOf(row, criterion) && row.Linked<Guid?>(Answer, AssessmentAnswer.AssessmentAnswerId) is { } answer && answer != butBy);

    /// <summary>What the answers come to.</summary>
    public QualificationResult Result()
    {
        // Were a criterion answered twice all the same, it would still count once.
        var criteria = rows.GroupBy(row => row.Linked<Guid?>(Criterion, QualificationCriterion.QualificationCriterionId))
            .Where(group => group.Key != null)
            .Select(group => new WeighedCriterion(
                group.First().Linked<int?>(Criterion, QualificationCriterion.Weight) ?? 0,
                group.Max(row => row.Linked<OptionSetValue>(Answer, AssessmentAnswer.Rating)?.Value)))
            .ToList();
        return QualificationRule.Of(
            criteria, rows[0].Linked<decimal?>(Framework, QualificationFramework.ClassA), rows[0].Linked<decimal?>(Framework, QualificationFramework.ClassB));
    }

    private static bool IsOf(Entity row, Guid criterion) => row.Linked<Guid?>(Criterion, QualificationCriterion.QualificationCriterionId) == criterion;
}
