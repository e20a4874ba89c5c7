using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Scoring;

/// <summary>Reads scoring models. One query each.</summary>
internal static class ModelRows
{
    /// <summary>The published models but the one that is being saved.</summary>
    public static IReadOnlyList<ModelVersion> PublishedBut(Guid saved, IOrganizationService organization)
    {
        var rows = new QueryExpression(ScoringModel.EntityLogicalName) { ColumnSet = new ColumnSet(ScoringModel.Name, ScoringModel.IsPrimary) };
        rows.Criteria.AddCondition(ScoringModel.Status, ConditionOperator.Equal, ModelStatus.Published);
        return organization.RetrieveMultiple(rows).Entities.Where(row => row.Id != saved).Select(ModelVersion.Of).ToList();
    }

    /// <summary>The highest version of a name, whatever its status, or null.</summary>
    public static ModelVersion? Latest(string name, IOrganizationService organization) => First(ByVersion(name), organization);

    /// <summary>The published version of a name, or null.</summary>
    public static ModelVersion? Published(string name, IOrganizationService organization)
    {
        var rows = ByVersion(name);
        rows.Criteria.AddCondition(ScoringModel.Status, ConditionOperator.Equal, ModelStatus.Published);
        return First(rows, organization);
    }

    private static QueryExpression ByVersion(string name)
    {
        var rows = new QueryExpression(ScoringModel.EntityLogicalName)
        {
            ColumnSet = new ColumnSet(ScoringModel.Version, ScoringModel.Definition),
            TopCount = 1,
        };
        rows.Criteria.AddCondition(ScoringModel.Name, ConditionOperator.Equal, name);
        rows.AddOrder(ScoringModel.Version, OrderType.Descending);
        return rows;
    }

    private static ModelVersion? First(QueryExpression rows, IOrganizationService organization) =>
        organization.RetrieveMultiple(rows).Entities.Select(ModelVersion.Of).OrderByDescending(row => row.Version).FirstOrDefault();
}
