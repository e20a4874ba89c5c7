using System.Globalization;
using LeadSync.DevOrg.Storage;

namespace LeadSync.DevOrg.Queries.Operators;

/// <summary>Days relative to now. Days are UTC days here: users of this organisation have no time zone of their own.</summary>
internal static class Days
{
    public static IReadOnlyDictionary<string, Func<ConditionSql, string>> Operators { get; } = new Dictionary<string, Func<ConditionSql, string>>
    {
        ["today"] = condition => Range(condition, 0, 1),
        ["yesterday"] = condition => Range(condition, -1, 0),
        ["tomorrow"] = condition => Range(condition, 1, 2),
        ["on"] = condition => $"substr({condition.Column}, 1, 10) = substr({condition.Value(0)}, 1, 10)",
        ["on-or-before"] = condition => $"substr({condition.Column}, 1, 10) <= substr({condition.Value(0)}, 1, 10)",
        ["on-or-after"] = condition => $"substr({condition.Column}, 1, 10) >= substr({condition.Value(0)}, 1, 10)",
        ["last-x-days"] = condition => Range(condition, -Amount(condition), 1),
        ["next-x-days"] = condition => Range(condition, 0, Amount(condition) + 1),
        ["last-seven-days"] = condition => Range(condition, -7, 1),
        ["next-seven-days"] = condition => Range(condition, 0, 8),
    };

    private static string Range(ConditionSql condition, int from, int before)
    {
        var today = condition.Now.Date;
        var start = condition.Parameter(StoredValue.Text(today.AddDays(from)));
        var end = condition.Parameter(StoredValue.Text(today.AddDays(before)));
        return $"{condition.Column} >= {start} AND {condition.Column} < {end}";
    }

    private static int Amount(ConditionSql condition) =>
        int.TryParse(condition.RawValue(0), CultureInfo.InvariantCulture, out var days)
            ? days
            : throw Faults.BadCondition($"The operator '{condition.Operator}' needs a whole number.");
}
