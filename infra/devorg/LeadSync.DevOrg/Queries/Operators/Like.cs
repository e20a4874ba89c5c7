namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Parts of texts, without regard to case. "like" takes the caller's own % and _.</summary>
internal static class Like
{
    public static IReadOnlyDictionary<string, Func<ConditionSql, string>> Operators { get; } = new Dictionary<string, Func<ConditionSql, string>>
    {
        ["like"] = condition => $"{condition.Column} LIKE {condition.Pattern("", "", escaped: false)}",
        ["not-like"] = condition => Negated(condition, condition.Pattern("", "", escaped: false), escape: false),
        ["begins-with"] = condition => Holds(condition, condition.Pattern("", "%", escaped: true)),
        ["not-begin-with"] = condition => Negated(condition, condition.Pattern("", "%", escaped: true), escape: true),
        ["ends-with"] = condition => Holds(condition, condition.Pattern("%", "", escaped: true)),
        ["not-end-with"] = condition => Negated(condition, condition.Pattern("%", "", escaped: true), escape: true),
        ["contains"] = condition => Holds(condition, condition.Pattern("%", "%", escaped: true)),
    };

    private static string Holds(ConditionSql condition, string pattern) => $@"{condition.Column} LIKE {pattern} ESCAPE '\'";

    private static string Negated(ConditionSql condition, string pattern, bool escape) =>
        $"({condition.Column} NOT LIKE {pattern}{(escape ? @" ESCAPE '\'" : "")} OR {condition.Column} IS NULL)";
}
