namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Every operator by its FetchXML name; one family per file.</summary>
internal static class ConditionOperators
{
    private static readonly Dictionary<string, Func<ConditionSql, string>> All = Comparison.Operators
        .Concat(Null.Operators)
        .Concat(In.Operators)
        .Concat(Like.Operators)
        .Concat(Between.Operators)
        .Concat(CurrentUser.Operators)
        .Concat(Days.Operators)
        .ToDictionary();

    public static string Write(ConditionSql condition) =>
        All.TryGetValue(condition.Operator, out var write)
            ? write(condition)
            : throw Faults.NotImplemented($"The condition operator '{condition.Operator}'");

    public static bool Knows(string name) => All.ContainsKey(name);
}
