using LeadSync.DevOrg.Metadata;
using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Writes one condition: the column as SQL text, its values as parameters.</summary>
internal sealed class ConditionSql(SqliteCommand command, Filter.Condition condition, string column, Column metadata)
{
    /// <summary>The quoted column.</summary>
    public string Column { get; } = column;

    public Column Metadata { get; } = metadata;

    public string Operator => condition.Operator;

    public int Count => condition.Values.Count;

    public Guid UserId { get; init; }

    public DateTime Now { get; init; }

    /// <summary>The value at an index, as it is stored, bound to a new parameter.</summary>
    public string Value(int index)
    {
        if (index >= condition.Values.Count)
            throw Faults.BadCondition($"The operator '{Operator}' on '{condition.Path.Column}' needs {index + 1} value(s).");
        return Parameter(StoredValueOf(condition.Values[index]));
    }

    /// <summary>The value at an index as text, bound inside a LIKE pattern.</summary>
    public string Pattern(string before, string after, bool escaped)
    {
        var text = condition.Values.Count > 0 ? condition.Values[0].ToString() ?? "" : "";
        return Parameter(before + (escaped ? EscapeLike(text) : text) + after);
    }

    /// <summary>The value at an index as the query gave it; empty where there is none.</summary>
    public string RawValue(int index) => index < condition.Values.Count ? condition.Values[index].ToString() ?? "" : "";

    public string Parameter(object value)
    {
        var name = $"$p{command.Parameters.Count}";
        command.Parameters.AddWithValue(name, value);
        return name;
    }

    private object StoredValueOf(object value) => Storage.StoredValue.ToStored(Metadata, value) ?? DBNull.Value;

    private static string EscapeLike(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
