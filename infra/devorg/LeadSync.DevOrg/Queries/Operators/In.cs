namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Membership in a list.</summary>
internal static class In
{
    public static IReadOnlyDictionary<string, Func<ConditionSql, string>> Operators { get; } = new Dictionary<string, Func<ConditionSql, string>>
    {
        ["in"] = condition => $"{condition.Column} IN ({List(condition)})",
        ["not-in"] = condition => $"({condition.Column} NOT IN ({List(condition)}) OR {condition.Column} IS NULL)",
        ["contain-values"] = condition => Contains(condition),
        ["not-contain-values"] = condition => $"NOT ({Contains(condition)})",
    };

    private static string List(ConditionSql condition) =>
        string.Join(", ", Enumerable.Range(0, condition.Count).Select(condition.Value));

    /// <summary>A multiple choice is stored as "1,2,3".</summary>
    private static string Contains(ConditionSql condition) =>
        string.Join(" OR ", Enumerable.Range(0, condition.Count).Select(i =>
            $"instr(',' || coalesce({condition.Column}, '') || ',', ',' || {condition.Value(i)} || ',') > 0"));
}
