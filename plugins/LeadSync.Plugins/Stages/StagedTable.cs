using System;
using System.Collections.Generic;
using LeadSync.Schema;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// A table whose rows have a stage, and where its stages stand in the tables of LeadSync. The stage's own columns have the
/// same names in all of them.
/// </summary>
internal sealed class StagedTable
{
    public const string Stage = Schema.Lead.Stage;
    public const string EnteredOn = Schema.Lead.StageEnteredOn;
    public const string Moves = Schema.Lead.StageMoves;
    public const string Note = Schema.Lead.StageNote;
    public const string Score = Schema.Lead.Score;
    public const string Grade = Schema.Lead.Grade;
    public const string Reason = Schema.Lead.RecycleReasonId;
    public const string OverrideReason = Schema.Lead.OverrideReason;

    public static readonly StagedTable Lead = new StagedTable(Schema.Lead.EntityLogicalName, StageTable.Lead)
    {
        FromColumn = StageTransition.FromLeadStage,
        ToColumn = StageTransition.ToLeadStage,
        HistoryFrom = StageHistory.FromLeadStage,
        HistoryTo = StageHistory.ToLeadStage,
        HistoryRow = StageHistory.LeadId,
        DefinitionColumn = Schema.Stage.LeadStage,
        FirstStage = LeadStage.Lead,
        States = StageStates.Lead,
        Returned = new[] { LeadStage.Lead, LeadStage.Disqualified },
        HasOverride = true,
        Imaged = new[]
        {
            Score, Grade, Note, OverrideReason, Reason, Schema.Lead.CooldownUntil, Schema.Lead.RecycleCount,
            "lastname", "firstname", "companyname", "emailaddress1", "telephone1", "jobtitle",
        },
    };

    public static readonly StagedTable Account = new StagedTable(Schema.Account.EntityLogicalName, StageTable.Account)
    {
        FromColumn = StageTransition.FromAccountStage,
        ToColumn = StageTransition.ToAccountStage,
        HistoryFrom = StageHistory.FromAccountStage,
        HistoryTo = StageHistory.ToAccountStage,
        HistoryRow = StageHistory.AccountId,
        DefinitionColumn = Schema.Stage.AccountStage,
        Imaged = new[] { Score, Grade, Note },
    };

    public static readonly StagedTable Opportunity = new StagedTable(Schema.Opportunity.EntityLogicalName, StageTable.Opportunity)
    {
        FromColumn = StageTransition.FromOpportunityStage,
        ToColumn = StageTransition.ToOpportunityStage,
        HistoryFrom = StageHistory.FromOpportunityStage,
        HistoryTo = StageHistory.ToOpportunityStage,
        HistoryRow = StageHistory.OpportunityId,
        DefinitionColumn = Schema.Stage.OpportunityStage,
        FirstStage = OpportunityStage.Discovery,
        States = StageStates.Opportunity,
        Returned = new[] { OpportunityStage.Recycled },
        Imaged = new[] { Note, Reason, "estimatedvalue", "estimatedclosedate" },
    };

    private StagedTable(string logicalName, int value)
    {
        LogicalName = logicalName;
        Value = value;
    }

    public string LogicalName { get; }

    /// <summary>The table's value in "applies to".</summary>
    public int Value { get; }

    public string FromColumn { get; private set; } = "";

    public string ToColumn { get; private set; } = "";

    public string HistoryFrom { get; private set; } = "";

    public string HistoryTo { get; private set; } = "";

    public string HistoryRow { get; private set; } = "";

    /// <summary>The column of ls_stage that holds this table's stage.</summary>
    public string DefinitionColumn { get; private set; } = "";

    /// <summary>The stage of a new row that names none; null leaves it without.</summary>
    public int? FirstStage { get; private set; }

    /// <summary>How stage and statecode hang together; null where they do not.</summary>
    public StageStates? States { get; private set; }

    /// <summary>The stages that a recycle leads to; empty where no move needs a reason.</summary>
    public IReadOnlyList<int> Returned { get; private set; } = Array.Empty<int>();

    /// <summary>Whether moves may need a recycle reason.</summary>
    public bool HasReason => Returned.Count > 0;

    /// <summary>Whether rows cool down after a recycle.</summary>
    public bool HasOverride { get; private set; }

    /// <summary>What the pre-image of the guard's step holds besides stage, date, number of moves and statecode.</summary>
    public IReadOnlyList<string> Imaged { get; private set; } = Array.Empty<string>();
}
