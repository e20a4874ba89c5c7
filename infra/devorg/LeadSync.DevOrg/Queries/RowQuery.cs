namespace LeadSync.DevOrg.Queries;

/// <summary>A column of the query's own table (no alias) or of a linked one.</summary>
public readonly record struct ColumnPath(string? Alias, string Column);

/// <summary>A selected column and the name it is returned under; linked columns are returned as AliasedValue.</summary>
public sealed record Selection(ColumnPath Path, string Name);

/// <summary>One sort criterion.</summary>
public sealed record Ordering(ColumnPath Path, bool Descending);

/// <summary>A joined table: <c>From</c> is its column, <c>To</c> the column of its parent.</summary>
public sealed record Link(string Table, string Alias, string From, ColumnPath To)
{
    /// <summary>Whether rows without a partner are kept.</summary>
    public bool Outer { get; init; }

    /// <summary>Conditions of the join itself; their paths name this link's alias.</summary>
    public Filter? Filter { get; init; }
}

/// <summary>A condition tree.</summary>
public abstract record Filter
{
    private Filter()
    {
    }

    /// <summary>All must hold; holds when empty.</summary>
    public sealed record And(IReadOnlyList<Filter> Parts) : Filter;

    /// <summary>One must hold; holds when empty, as in FetchXML.</summary>
    public sealed record Or(IReadOnlyList<Filter> Parts) : Filter;

    public sealed record Not(Filter Part) : Filter;

    /// <summary>An operator by its FetchXML name, applied to a column and values of the column's type.</summary>
    public sealed record Condition(ColumnPath Path, string Operator, IReadOnlyList<object> Values) : Filter;

    public static Filter? Both(Filter? left, Filter? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => new And([left, right]),
    };
}

/// <summary>What every reader of rows asks; OData, FetchXML and QueryExpression all become one of these.</summary>
public sealed record RowQuery(string Table)
{
    /// <summary>Columns of the own table; null for all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Columns of linked tables.</summary>
    public IReadOnlyList<Selection> LinkedColumns { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    public Filter? Filter { get; init; }

    public IReadOnlyList<Ordering> Order { get; init; } = [];

    public bool Distinct { get; init; }

    /// <summary>Most rows returned; null for all.</summary>
    public int? Take { get; init; }

    public int Skip { get; init; }
}
