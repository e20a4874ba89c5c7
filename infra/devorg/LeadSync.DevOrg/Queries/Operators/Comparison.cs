namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Order and equality. "Not equal" holds for an empty column too, as on the platform.</summary>
internal static class Comparison
{
    public static IReadOnlyDictionary<string, Func<ConditionSql, string>> Operators { get; } = new Dictionary<string, Func<ConditionSql, string>>
    {
        ["eq"] = condition => $"{condition.Column} = {condition.Value(0)}",
        ["ne"] = condition => $"({condition.Column} <> {condition.Value(0)} OR {condition.Column} IS NULL)",
        ["neq"] = condition => $"({condition.Column} <> {condition.Value(0)} OR {condition.Column} IS NULL)",
        ["gt"] = condition => $"{condition.Column} > {condition.Value(0)}",
        ["ge"] = condition => $"{condition.Column} >= {condition.Value(0)}",
        ["lt"] = condition => $"{condition.Column} < {condition.Value(0)}",
        ["le"] = condition => $"{condition.Column} <= {condition.Value(0)}",
    };
}
