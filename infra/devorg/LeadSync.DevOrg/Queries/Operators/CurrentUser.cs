using LeadSync.DevOrg.Storage;

namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Conditions about the caller.</summary>
internal static class CurrentUser
{
    public static IReadOnlyDictionary<string, Func<ConditionSql, string>> Operators { get; } = new Dictionary<string, Func<ConditionSql, string>>
    {
        ["eq-userid"] = condition => $"{condition.Column} = {condition.Parameter(StoredValue.Text(condition.UserId))}",
        ["ne-userid"] = condition => $"({condition.Column} <> {condition.Parameter(StoredValue.Text(condition.UserId))} OR {condition.Column} IS NULL)",
    };
}
