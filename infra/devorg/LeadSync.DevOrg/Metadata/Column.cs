using System.Text.Json.Serialization;

namespace LeadSync.DevOrg.Metadata;

/// <summary>What happens to a row that points at a deleted one.</summary>
public enum DeleteRule
{
    /// <summary>The reference is emptied.</summary>
    RemoveLink,

    /// <summary>The delete is refused.</summary>
    Restrict,

    /// <summary>The referencing row is deleted too.</summary>
    Cascade,
}

/// <summary>A table that a lookup may point at, and the navigation property it is bound and expanded by.</summary>
/// <param name="Table">Logical name.</param>
/// <param name="Navigation">The navigation property.</param>
/// <param name="OnDelete">What becomes of the row when the one it points at goes.</param>
/// <param name="Relationship">The relationship's schema name, by which forms embed lists; null where no form does.</param>
public sealed record LookupTarget(string Table, string Navigation, DeleteRule OnDelete = DeleteRule.RemoveLink, string? Relationship = null);

/// <summary>One column of a table.</summary>
public sealed record Column
{
    /// <summary>Logical name, lower case.</summary>
    public required string Name { get; init; }

    /// <inheritdoc cref="ColumnType"/>
    public required ColumnType Type { get; init; }

    /// <summary>Display name by language (LCID).</summary>
    public IReadOnlyDictionary<int, string> Label { get; init; } = Labels.None;

    /// <summary>Whether the platform itself refuses a row without it. A form's "required" is not meant.</summary>
    public bool SystemRequired { get; init; }

    /// <summary>Longest text in UTF-16 units; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least number, inclusive.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest number, inclusive.</summary>
    public decimal? Max { get; init; }

    /// <summary>Digits kept after the decimal point of a decimal, double or money value.</summary>
    public int? Precision { get; init; }

    /// <summary>Name of the <see cref="Metadata.Choice"/> of a choice, state or status column.</summary>
    public string? Choice { get; init; }

    /// <summary>The value a new row gets where none is given (choice value, or 0/1 of a yes/no).</summary>
    public int? Default { get; init; }

    /// <summary>Tables a lookup may point at.</summary>
    public IReadOnlyList<LookupTarget> Targets { get; init; } = [];

    /// <summary>Whether a create may set it; otherwise a given value is ignored, as the platform does.</summary>
    public bool Creatable { get; init; } = true;

    /// <summary>Whether an update may set it; otherwise a given value is ignored, as the platform does.</summary>
    public bool Updatable { get; init; } = true;

    /// <summary>Whether it can be read back. A write-only column (a secret) is stored but never returned.</summary>
    public bool Readable { get; init; } = true;

    [JsonIgnore]
    public bool IsLookup => Type is ColumnType.Lookup or ColumnType.Owner;

    /// <summary>Whether the referenced table is kept beside the id, because there is more than one target.</summary>
    [JsonIgnore]
    public bool KeepsTargetTable => IsLookup && Targets.Count > 1;

    [JsonIgnore]
    public bool IsChoice => Type is ColumnType.Choice or ColumnType.State or ColumnType.Status;

    /// <summary>The property name in the Web API: lookups are read as <c>_name_value</c>.</summary>
    [JsonIgnore]
    public string PropertyName => IsLookup ? $"_{Name}_value" : Name;
}
