using System.Collections.Generic;
using System.Linq;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;

namespace LeadSync.Plugins.Process;

/// <summary>The process as tables: stages and moves of each lane that has any, then the recycle reasons.</summary>
internal sealed class ProcessTables
{
    private readonly ProcessWords words;

    private ProcessTables(ProcessWords words) => this.words = words;

    public static IReadOnlyList<ProcessTable> Of(ProcessMap map)
    {
        var tables = new ProcessTables(new ProcessWords(map.German));
        var all = map.Lanes.SelectMany(lane => new[] { tables.Stages(lane), tables.Moves(lane) }).Concat(new[] { tables.Reasons(map.Reasons) });
        return all.Where(table => table.Rows.Count > 0).ToList();
    }

    private ProcessTable Stages(ProcessLane lane) => Without(new ProcessTable(
        lane.Table switch
        {
            StageTable.Account => words.Of("Stages of accounts", "Phasen der Firmen"),
            StageTable.Opportunity => words.Of("Stages of opportunities", "Phasen der Verkaufschancen"),
            _ => words.Of("Stages of leads", "Phasen der Leads"),
        },
        new[]
        {
            words.Of("Stage", "Phase"), words.Of("Definition", "Definition"), words.Of("What happens", "Was geschieht"), words.Of("Responsible", "Zuständig"),
            words.Of("Exit criteria", "Austrittskriterien"), words.Of("Target", "Zielwert"), words.Of("SLA", "Servicevereinbarung"), words.Of("Nurture goal", "Weiterentwicklung"),
            words.Of("Stalled after", "Stillstand nach"),
        },
        lane.Stages.Select(stage => new[]
        {
            stage.Name, stage.Definition, stage.Description, stage.Owner, stage.ExitCriteria, stage.Metric,
            stage.SlaTime.Length > 0 ? $"{stage.Sla}: {stage.SlaTime}" : stage.Sla, stage.NurtureGoal,
            stage.StallDays is { } days ? words.Days(days) : "",
        }).ToList()));

    private ProcessTable Moves(ProcessLane lane)
    {
        string Name(int? stage) => stage == null ? words.Of("New", "Neu") : lane.Stages[lane.PlaceOf(stage.Value)].Name;
        return new ProcessTable(
            lane.Table switch
            {
                StageTable.Account => words.Of("Moves of accounts", "Phasenwechsel der Firmen"),
                StageTable.Opportunity => words.Of("Moves of opportunities", "Phasenwechsel der Verkaufschancen"),
                _ => words.Of("Moves of leads", "Phasenwechsel der Leads"),
            },
            new[] { words.Of("From", "Von"), words.Of("To", "Nach"), words.Of("Conditions", "Bedingungen") },
            lane.Moves.OrderBy(move => move.From is { } from ? lane.PlaceOf(from) : -1).ThenBy(move => lane.PlaceOf(move.To))
                .Select(move => new[] { Name(move.From), Name(move.To), string.Join("; ", move.Conditions) }).ToList());
    }

    private ProcessTable Reasons(IReadOnlyList<ProcessReason> reasons) => new ProcessTable(
        words.Of("Recycle reasons", "Rückgabegründe"),
        new[]
        {
            words.Of("Reason", "Grund"), words.Of("Lead becomes", "Lead wird"), words.Of("Nurture track", "Nurture-Strecke"), words.Of("Cool-down", "Ruhezeit"),
            words.Of("Interest starts anew", "Interesse beginnt neu"), words.Of("Counts towards the maximum", "Zählt zur Höchstzahl"),
            words.Of("Used for stalled opportunities", "Gilt bei Stillstand"),
        },
        reasons.Select(reason => new[]
        {
            reason.Name, reason.Target, reason.NurtureTrack, reason.CooldownDays > 0 ? words.Days(reason.CooldownDays) : words.Of("none", "keine"),
            YesOrNo(reason.ResetsInterest), YesOrNo(reason.Counts), YesOrNo(reason.ForStalled),
        }).ToList());

    // A column in which no row says anything only takes room.
    private static ProcessTable Without(ProcessTable table)
    {
        var filled = Enumerable.Range(0, table.Columns.Count).Where(column => column == 0 || table.Rows.Any(row => row[column].Length > 0)).ToList();
        return new ProcessTable(
            table.Caption, filled.Select(column => table.Columns[column]).ToList(), table.Rows.Select(row => filled.Select(column => row[column]).ToList()).ToList());
    }

    private string YesOrNo(bool value) => value ? words.Of("yes", "ja") : words.Of("no", "nein");
}
