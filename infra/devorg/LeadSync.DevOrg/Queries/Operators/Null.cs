namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Emptiness. An empty text is stored as no value, so there is one kind of empty.</summary>
internal static class Null
{
    public static IReadOnlyDictionary<string, Func<ConditionSql, string>> Operators { get; } = new Dictionary<string, Func<ConditionSql, string>>
    {
        ["null"] = condition => $"{condition.Column} IS NULL",
        ["not-null"] = condition => $"{condition.Column} IS NOT NULL",
    };
}
