using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Storage;

namespace LeadSync.DevOrg.Tests.Pipeline;

/// <summary>The part of the solution's schema that the stage plug-ins touch, as an import would leave it.</summary>
internal static class StageSchema
{
    public static void Add(OrgTransaction transaction)
    {
        List<Choice> choices = [Values("ls_leadstage", 8), Values("ls_stagetable", 3)];
        var lead = transaction.Schema.Find("lead")!;
        var tables = new[]
        {
            lead with { Columns = [.. lead.Columns, Stage("ls_stage"), Instant("ls_stageenteredon"), Whole("ls_stagemoves"), new Column { Name = "ls_explanation", Type = ColumnType.Memo }] },
            Own(choices, "ls_StageTransition", Stage("ls_fromleadstage"), Stage("ls_toleadstage"), Table("ls_appliesto"), Line("ls_requiredcolumns"), Whole("ls_minimumscore"), Stage("ls_minimumgrade"), Line("ls_rolenames"), Line("ls_overriderolenames"), new Column { Name = "ls_reasonrequired", Type = ColumnType.Boolean }, Whole("ls_maximumrecycles")),
            Own(choices, "ls_Stage", Stage("ls_leadstage"), Table("ls_appliesto"), Line("ls_germanname")),
            Own(choices, "ls_RecycleReason"),
            Own(choices, "ls_StageHistory", Stage("ls_fromleadstage"), Stage("ls_toleadstage"), Instant("ls_movedon"), Lookup("ls_leadid", "lead"), Lookup("ls_movedbyid", "systemuser"), Whole("ls_minutesinstage"), Table("ls_appliesto"), Lookup("ls_recyclereasonid", "ls_recyclereason"), Line("ls_note"), Line("ls_overridereason"), Line("ls_movekey"), Whole("ls_movenumber")),
        };
        foreach (var table in tables)
            MetadataRows.Save(transaction, table);
        foreach (var choice in choices)
            MetadataRows.Save(transaction, choice);
        transaction.ReplaceSchema(transaction.Schema.With(tables, choices), tables);
    }

    private static Table Own(List<Choice> choices, string schemaName, params Column[] columns)
    {
        var name = schemaName.ToLowerInvariant();
        var table = new Table { Name = name, SchemaName = schemaName, EntitySet = $"{name}s", PrimaryId = $"{name}id", PrimaryName = "ls_name", Ownership = Ownership.Organization };
        var (complete, added) = SystemColumns.Complete(table with { Columns = [new Column { Name = "ls_name", Type = ColumnType.Text, MaxLength = 200 }, .. columns] });
        choices.AddRange(added);
        return complete;
    }

    private static Column Stage(string name) => new() { Name = name, Type = ColumnType.Choice, Choice = "ls_leadstage" };

    private static Column Table(string name) => new() { Name = name, Type = ColumnType.Choice, Choice = "ls_stagetable" };

    private static Column Whole(string name) => new() { Name = name, Type = ColumnType.Integer, Max = int.MaxValue };

    private static Column Line(string name) => new() { Name = name, Type = ColumnType.Text, MaxLength = 200 };

    private static Column Instant(string name) => new() { Name = name, Type = ColumnType.DateTime };

    private static Column Lookup(string name, string target) => new() { Name = name, Type = ColumnType.Lookup, Targets = [new(target, name)] };

    private static Choice Values(string name, int count) =>
        new() { Name = name, Options = [.. Enumerable.Range(844060000, count).Select(value => new Option { Value = value })] };
}
