using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Protection;

/// <summary>
/// The columns that LeadSync alone writes, by table. The date of the present stage is not among them: the stage guards
/// write it themselves and ignore what others send.
/// </summary>
internal static class ProtectedColumns
{
    private static readonly string[] Scored =
    {
        Lead.Score, Lead.Interest, Lead.Fit, Lead.Profile, Lead.Grade, Lead.Explanation, Lead.ScoreModel, Lead.ScoredOn, Lead.NextChange,
    };

    private static readonly string[] Sla = { Lead.SlaState, Lead.SlaDue, Lead.SlaMinutesLeft, Lead.SlaName };

    private static readonly string[] WholeTables = { LeadScore.EntityLogicalName, SlaInstance.EntityLogicalName, RoutingDecision.EntityLogicalName };

    private static readonly Dictionary<string, string[]> ByTable = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Lead.EntityLogicalName] = Join(Scored, Sla, new[]
        {
            Lead.PersonId, Lead.MappingStatus, Lead.MappingProbability, Lead.MappingStory, Lead.MappedOn, Lead.MappingDecidedBy, Lead.MappingDecidedOn,
            Lead.StageMoves, Lead.StageHint, Lead.AcceptedOn, Lead.AcceptedBy, Lead.RecycleCount, Lead.RecycledOn, Lead.CooldownUntil, Lead.InterestFrom,
            Lead.QualificationTotal, Lead.QualificationClass, Lead.RoutedOn, Lead.RoutingRuleId, Lead.HandOver, Lead.HandOverOn,
        }),
        [Contact.EntityLogicalName] = Join(Scored, new[] { Contact.PersonId }),
        [Account.EntityLogicalName] = Join(Scored, Sla, new[] { Account.Coverage, Account.StageMoves, Account.RolesFilled, Account.ProcessPromoterId }),
        [Opportunity.EntityLogicalName] = Join(Sla, new[] { Opportunity.StageMoves, Opportunity.QualificationTotal, Opportunity.QualificationClass }),
        [Assessment.EntityLogicalName] = new[] { Assessment.Total, Assessment.Class, Assessment.Answered, Assessment.AssessedOn },
        [LeadScore.EntityLogicalName] = Join(Scored, new[] { LeadScore.Name, LeadScore.LeadId, LeadScore.ModelName, LeadScore.Qualified }),
        [SlaInstance.EntityLogicalName] = new[]
        {
            SlaInstance.Name, SlaInstance.Key, SlaInstance.SlaPolicyId, SlaInstance.State, SlaInstance.LeadId, SlaInstance.AccountId, SlaInstance.OpportunityId,
            SlaInstance.UserId, SlaInstance.TeamId, SlaInstance.StartedOn, SlaInstance.DueOn, SlaInstance.EndedOn, SlaInstance.BreachedOn,
            SlaInstance.TargetMinutes, SlaInstance.MinutesUsed, SlaInstance.MinutesLeft, SlaInstance.WarnedPercent, SlaInstance.Escalations, SlaInstance.History,
        },
        [RoutingDecision.EntityLogicalName] = new[]
        {
            RoutingDecision.Name, RoutingDecision.Key, RoutingDecision.LeadId, RoutingDecision.RoutedOn, RoutingDecision.Reason, RoutingDecision.RuleId,
            RoutingDecision.RuleName, RoutingDecision.Target, RoutingDecision.UserId, RoutingDecision.QueueId, RoutingDecision.TeamId,
            RoutingDecision.Inputs, RoutingDecision.Skipped,
        },
        [StageHistory.EntityLogicalName] = new[]
        {
            StageHistory.Name, StageHistory.AppliesTo, StageHistory.LeadId, StageHistory.AccountId, StageHistory.OpportunityId,
            StageHistory.FromLeadStage, StageHistory.ToLeadStage, StageHistory.FromAccountStage, StageHistory.ToAccountStage,
            StageHistory.FromOpportunityStage, StageHistory.ToOpportunityStage, StageHistory.MovedOn, StageHistory.MovedById,
            StageHistory.MinutesInStage, StageHistory.RecycleReasonId, StageHistory.Note, StageHistory.OverrideReason, StageHistory.MoveKey, StageHistory.MoveNumber,
        },
    };

    /// <summary>The columns of a table that are LeadSync's, in the order in which a refusal names them.</summary>
    public static IReadOnlyList<string> Of(string table) => ByTable.TryGetValue(table, out var columns) ? columns : Array.Empty<string>();

    /// <summary>Whether the table as a whole is LeadSync's, so that nobody else creates or deletes its rows.</summary>
    public static bool IsWhole(string table) => Array.IndexOf(WholeTables, table) >= 0 || IsHistory(table);

    /// <summary>The history of stages is written by plug-ins alone, not even by the functions.</summary>
    public static bool IsHistory(string table) => table == StageHistory.EntityLogicalName;

    /// <summary>The protected columns that a save would change; what only repeats the stored value changes nothing.</summary>
    public static IReadOnlyList<string> Changed(Entity before, Entity saved) => Of(saved.LogicalName)
        .Where(column => saved.Contains(column) && !ColumnValue.Same(before.GetAttributeValue<object>(column), saved[column]))
        .ToList();

    private static string[] Join(params string[][] columns) => columns.SelectMany(each => each).ToArray();
}
