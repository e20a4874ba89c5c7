using System.Collections.Generic;
using System.Linq;
using LeadSync.Plugins.Localisation;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Process;

/// <summary>Reads the process from its rows. Three queries.</summary>
internal sealed class ProcessReader
{
    private const string Linked = "linked";

    private readonly IOrganizationService organization;
    private readonly bool german;
    private readonly ProcessWords words;

    private ProcessReader(IOrganizationService organization, bool german)
    {
        this.organization = organization;
        this.german = german;
        words = new ProcessWords(german);
    }

    public static ProcessMap Read(IOrganizationService organization, bool german)
    {
        var reader = new ProcessReader(organization, german);
        var stages = reader.Rows(
            Stage.EntityLogicalName,
            new LinkEntity(Stage.EntityLogicalName, SlaPolicy.EntityLogicalName, Stage.SlaPolicyId, SlaPolicy.SlaPolicyId, JoinOperator.LeftOuter));
        var moves = reader.Rows(StageTransition.EntityLogicalName, null);
        var reasons = reader.Rows(
            RecycleReason.EntityLogicalName,
            new LinkEntity(RecycleReason.EntityLogicalName, NurtureTrack.EntityLogicalName, RecycleReason.NurtureTrackId, NurtureTrack.NurtureTrackId, JoinOperator.LeftOuter));
        return new ProcessMap(
            german,
            new[] { StagedTable.Lead, StagedTable.Account, StagedTable.Opportunity }.Select(table => reader.Lane(table, stages, moves)).ToList(),
            reasons.OrderBy(row => row.GetAttributeValue<int?>(RecycleReason.Order) ?? int.MaxValue).Select(reader.Reason).ToList());
    }

    private List<Entity> Rows(string table, LinkEntity? link)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true), NoLock = true };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        if (link != null)
        {
            link.EntityAlias = Linked;
            link.Columns = new ColumnSet(true);
            query.LinkEntities.Add(link);
        }
        return organization.RetrieveMultiple(query).Entities.ToList();
    }

    private ProcessLane Lane(StagedTable table, List<Entity> stages, List<Entity> transitions)
    {
        bool Applies(Entity row) => Choice(row, Stage.AppliesTo) == table.Value;
        var moves = transitions.Where(Applies)
            .Select(row => new { From = Choice(row, table.FromColumn), Move = AllowedMove.Of(row, table) })
            .Where(row => row.Move != null)
            .Select(row => new ProcessMove(row.From, row.Move!.To, words.Conditions(row.Move))
            {
                NeedsReason = row.Move.ReasonRequired,
                MaximumRecycles = row.Move.MaximumRecycles,
            }).ToList();
        var defined = stages.Where(row => Applies(row) && Choice(row, table.DefinitionColumn) != null)
            .GroupBy(row => Choice(row, table.DefinitionColumn)!.Value).Select(group => StageOf(group.First(), group.Key)).ToList();
        // A stage that is only moved to has nobody to define it.
        var names = StageNames.BuiltIn(table, german ? UserLanguage.German : UserLanguage.English);
        var others = moves.SelectMany(move => new[] { move.From, move.To }).OfType<int>().Distinct()
            .Where(stage => defined.All(one => one.Value != stage)).Select(stage => new ProcessStage(stage, names.Of(stage)));
        return new ProcessLane(table.Value, defined.Concat(others).OrderBy(stage => stage.Order).ThenBy(stage => stage.Value).ToList(), moves);
    }

    private ProcessStage StageOf(Entity row, int value)
    {
        var minutes = row.Linked<int>(Linked, SlaPolicy.TargetMinutes);
        var business = row.Linked<bool>(Linked, SlaPolicy.BusinessTime);
        return new ProcessStage(value, Text(row, Stage.Name, Stage.GermanName))
        {
            Order = row.GetAttributeValue<int?>(Stage.Order) ?? int.MaxValue,
            Definition = Text(row, Stage.Definition, Stage.GermanDefinition),
            Description = Text(row, Stage.Description, Stage.GermanDescription),
            Owner = words.Owner(Choice(row, Stage.OwnerRole)),
            ExitCriteria = Text(row, Stage.ExitCriteria, Stage.GermanExitCriteria),
            Metric = words.Metric(Choice(row, Stage.Metric), row.GetAttributeValue<decimal?>(Stage.Target)),
            Sla = Text(row, $"{Linked}.{SlaPolicy.Name}", $"{Linked}.{SlaPolicy.GermanName}"),
            SlaTime = minutes > 0 ? words.Time(minutes, business) : "",
            NurtureGoal = words.NurtureGoal(Choice(row, Stage.NurtureGoal)),
            StallDays = row.GetAttributeValue<int?>(Stage.StallDays),
        };
    }

    private ProcessReason Reason(Entity row) => new ProcessReason(Text(row, RecycleReason.Name, RecycleReason.GermanName))
    {
        Target = Choice(row, RecycleReason.Target) == RecycleTarget.Disqualified ? words.Of("Disqualified", "Disqualifiziert") : "Lead",
        NurtureTrack = Text(row, $"{Linked}.{NurtureTrack.Name}", $"{Linked}.{NurtureTrack.GermanName}"),
        CooldownDays = row.GetAttributeValue<int?>(RecycleReason.CooldownDays) ?? 0,
        ResetsInterest = row.GetAttributeValue<bool?>(RecycleReason.ResetsInterest) == true,
        Counts = row.GetAttributeValue<bool?>(RecycleReason.Counts) == true,
        ForStalled = row.GetAttributeValue<bool?>(RecycleReason.ForStalled) == true,
    };

    private string Text(Entity row, string english, string inGerman)
    {
        var translated = german ? Text(row, inGerman) : "";
        return translated.Length > 0 ? translated : Text(row, english);
    }

    private static string Text(Entity row, string column)
    {
        row.Attributes.TryGetValue(column, out var value);
        return ((value is AliasedValue aliased ? aliased.Value : value) as string)?.Trim() ?? "";
    }

    private static int? Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;
}
