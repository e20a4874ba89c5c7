namespace LeadSync.DevOrg.Metadata;

/// <summary>The columns that the platform gives to every table, own or stock.</summary>
internal static class SystemColumns
{
    /// <summary>The table with its system columns, and the choices of its state and status reason.</summary>
    public static (Table Table, IReadOnlyList<Choice> Choices) Complete(Table table)
    {
        var columns = table.Columns.ToList();
        void Add(Column column)
        {
            if (columns.All(present => present.Name != column.Name))
                columns.Add(column);
        }

        Add(new Column { Name = table.PrimaryId, Type = ColumnType.Id, Updatable = false, Label = table.Label });
        foreach (var column in Common())
            Add(column);
        if (table.IsUserOwned)
            foreach (var column in Owned())
                Add(column);
        if (table.Ownership == Ownership.Platform)
            return (table with { Columns = columns }, []);
        var (state, status) = (StateName(table), StatusName(table));
        Add(new Column { Name = ColumnNames.State, Type = ColumnType.State, Choice = state, Label = Text("Status", "Status") });
        Add(new Column { Name = ColumnNames.Status, Type = ColumnType.Status, Choice = status, Label = Text("Status Reason", "Statusgrund") });
        return (table with { Columns = columns }, [States(state), Statuses(status)]);
    }

    public static string StateName(Table table) => $"{table.Name}_{ColumnNames.State}";

    public static string StatusName(Table table) => $"{table.Name}_{ColumnNames.Status}";

    private static IEnumerable<Column> Common()
    {
        yield return Instant(ColumnNames.CreatedOn, Text("Created On", "Erstellt am"));
        yield return User(ColumnNames.CreatedBy, Text("Created By", "Erstellt von"));
        yield return User(ColumnNames.CreatedOnBehalfBy, Text("Created By (Delegate)", "Erstellt von (Stellvertretung)"));
        yield return Instant(ColumnNames.ModifiedOn, Text("Modified On", "Geändert am"));
        yield return User(ColumnNames.ModifiedBy, Text("Modified By", "Geändert von"));
        yield return User(ColumnNames.ModifiedOnBehalfBy, Text("Modified By (Delegate)", "Geändert von (Stellvertretung)"));
        yield return Instant(ColumnNames.OverriddenCreatedOn, Text("Record Created On", "Datensatz erstellt am")) with { Creatable = true };
        yield return new Column { Name = ColumnNames.Version, Type = ColumnType.BigInt, Creatable = false, Updatable = false, Label = Text("Version Number", "Versionsnummer") };
    }

    private static IEnumerable<Column> Owned()
    {
        yield return new Column
        {
            Name = ColumnNames.Owner,
            Type = ColumnType.Owner,
            Targets = [new("systemuser", "ownerid", DeleteRule.Restrict), new("team", "ownerid", DeleteRule.Restrict)],
            Label = Text("Owner", "Besitzer"),
        };
        yield return User(ColumnNames.OwningUser, Text("Owning User", "Besitzender Benutzer"));
        yield return Derived(ColumnNames.OwningTeam, "team", Text("Owning Team", "Besitzendes Team"));
        yield return Derived(ColumnNames.OwningBusinessUnit, "businessunit", Text("Owning Business Unit", "Besitzende Unternehmenseinheit"));
    }

    private static Column Instant(string name, IReadOnlyDictionary<int, string> label) =>
        new() { Name = name, Type = ColumnType.DateTime, Creatable = false, Updatable = false, Label = label };

    private static Column User(string name, IReadOnlyDictionary<int, string> label) => Derived(name, "systemuser", label);

    private static Column Derived(string name, string table, IReadOnlyDictionary<int, string> label) => new()
    {
        Name = name,
        Type = ColumnType.Lookup,
        Targets = [new(table, name)],
        Creatable = false,
        Updatable = false,
        Label = label,
    };

    private static Choice States(string name) => new()
    {
        Name = name,
        Options =
        [
            new Option { Value = 0, DefaultStatus = 1, Label = Text("Active", "Aktiv") },
            new Option { Value = 1, DefaultStatus = 2, Label = Text("Inactive", "Inaktiv") },
        ],
    };

    private static Choice Statuses(string name) => new()
    {
        Name = name,
        Options =
        [
            new Option { Value = 1, State = 0, Label = Text("Active", "Aktiv") },
            new Option { Value = 2, State = 1, Label = Text("Inactive", "Inaktiv") },
        ],
    };

    private static Dictionary<int, string> Text(string english, string german) =>
        new() { [Labels.English] = english, [Labels.German] = german };
}
