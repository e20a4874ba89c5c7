namespace LeadSync.DevOrg.Metadata;

/// <summary>One value of a choice.</summary>
public sealed record Option
{
    public required int Value { get; init; }

    public IReadOnlyDictionary<int, string> Label { get; init; } = Labels.None;

    /// <summary>Of a status reason: the state it belongs to.</summary>
    public int? State { get; init; }

    /// <summary>Of a state: the status reason a row gets with it where none is given.</summary>
    public int? DefaultStatus { get; init; }
}

/// <summary>A choice, global or of one column (then named <c>table_column</c>).</summary>
public sealed record Choice
{
    public required string Name { get; init; }

    public bool IsGlobal { get; init; }

    public IReadOnlyDictionary<int, string> Label { get; init; } = Labels.None;

    public IReadOnlyList<Option> Options { get; init; } = [];

    public Option? Find(int value) => Options.FirstOrDefault(option => option.Value == value);
}
