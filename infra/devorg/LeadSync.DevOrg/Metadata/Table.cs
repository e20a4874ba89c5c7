using System.Text.Json.Serialization;

namespace LeadSync.DevOrg.Metadata;

/// <summary>Who a table's rows belong to.</summary>
public enum Ownership
{
    /// <summary>The organisation: privileges are all or nothing.</summary>
    Organization,

    /// <summary>A user or team: privileges have a depth.</summary>
    User,

    /// <summary>The platform's own: every signed-in user may read, only administrators write.</summary>
    Platform,
}

/// <summary>An alternate key: no two rows share the same values, all of them given.</summary>
public sealed record AlternateKey(string Name, IReadOnlyList<string> Columns);

/// <summary>One table. Immutable: an import makes a new <see cref="Schema"/>.</summary>
public sealed record Table
{
    private readonly IReadOnlyList<Column> columns = [];
    private Dictionary<string, Column> byName = [];

    /// <summary>Logical name, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Schema name; privileges are named by it.</summary>
    public required string SchemaName { get; init; }

    /// <summary>The name in Web API addresses.</summary>
    public required string EntitySet { get; init; }

    /// <summary>Logical name of the primary key column.</summary>
    public required string PrimaryId { get; init; }

    /// <summary>Logical name of the column that names a row; null where there is none.</summary>
    public string? PrimaryName { get; init; }

    public Ownership Ownership { get; init; } = Ownership.User;

    public int ObjectTypeCode { get; init; }

    /// <summary>The stem of its privileges where it is not the schema name (all activities share "Activity").</summary>
    public string? PrivilegeName { get; init; }

    public IReadOnlyDictionary<int, string> Label { get; init; } = Labels.None;

    public IReadOnlyDictionary<int, string> PluralLabel { get; init; } = Labels.None;

    public IReadOnlyList<AlternateKey> Keys { get; init; } = [];

    public IReadOnlyList<Column> Columns
    {
        get => columns;
        init
        {
            columns = value;
            byName = value.ToDictionary(column => column.Name);
        }
    }

    [JsonIgnore]
    public string Privilege => PrivilegeName ?? SchemaName;

    [JsonIgnore]
    public bool IsUserOwned => Ownership == Ownership.User;

    public Column? Find(string column) => byName.GetValueOrDefault(column);

    /// <summary>The lookup column and its target behind a navigation property; null where there is none.</summary>
    public (Column Column, LookupTarget Target)? FindNavigation(string navigation)
    {
        foreach (var column in columns)
            foreach (var target in column.Targets)
                if (target.Navigation == navigation)
                    return (column, target);
        return null;
    }
}
