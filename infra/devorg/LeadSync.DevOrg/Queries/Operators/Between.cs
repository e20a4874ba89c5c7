namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Ranges, both ends included.</summary>
internal static class Between
{
    public static IReadOnlyDictionary<string, Func<ConditionSql, string>> Operators { get; } = new Dictionary<string, Func<ConditionSql, string>>
    {
        ["between"] = condition => $"{condition.Column} BETWEEN {condition.Value(0)} AND {condition.Value(1)}",
        ["not-between"] = condition => $"{condition.Column} NOT BETWEEN {condition.Value(0)} AND {condition.Value(1)}",
    };
}
