namespace LeadSync.DevOrg.Metadata;

/// <summary>All tables and choices of the organisation at one moment. Immutable.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, Table> tables;
    private readonly Dictionary<string, Table> sets;
    private readonly Dictionary<string, Choice> choices;

    public Schema(IEnumerable<Table> tables, IEnumerable<Choice> choices)
    {
        this.tables = tables.ToDictionary(table => table.Name);
        sets = this.tables.Values.ToDictionary(table => table.EntitySet);
        this.choices = choices.ToDictionary(choice => choice.Name);
    }

    public IEnumerable<Table> Tables => tables.Values;

    public IEnumerable<Choice> Choices => choices.Values;

    /// <summary>The table of a logical name; null where there is none.</summary>
    public Table? Find(string table) => tables.GetValueOrDefault(table);

    /// <summary>The table of an entity set name; null where there is none.</summary>
    public Table? FindSet(string entitySet) => sets.GetValueOrDefault(entitySet);

    public Choice? FindChoice(string name) => choices.GetValueOrDefault(name);

    /// <summary>The label of a choice value in a language; null where the column has no such value.</summary>
    public string? LabelOf(Column column, int value, int language) =>
        column.Choice is { } name ? FindChoice(name)?.Find(value)?.Label.In(language) : null;

    /// <summary>The same schema with tables and choices added or replaced.</summary>
    public Schema With(IEnumerable<Table> changedTables, IEnumerable<Choice> changedChoices)
    {
        var newTables = new Dictionary<string, Table>(tables);
        foreach (var table in changedTables)
            newTables[table.Name] = table;
        var newChoices = new Dictionary<string, Choice>(choices);
        foreach (var choice in changedChoices)
            newChoices[choice.Name] = choice;
        return new Schema(newTables.Values, newChoices.Values);
    }
}
