using System.Text.Json;
using LeadSync.Solution;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Benchmarks;

/// <summary>A default row as it stands in the organisation; references to other rows are left out, since no save measured follows one.</summary>
internal static class DefaultEntity
{
    private static readonly string[] Choices =
    [
        "ls_appliesto", "ls_fromleadstage", "ls_toleadstage", "ls_fromaccountstage", "ls_toaccountstage", "ls_fromopportunitystage", "ls_toopportunitystage",
        "ls_target", "ls_key", "ls_match", "ls_industryclass", "ls_companysize", "ls_positionlevel", "ls_department", "ls_minimumgrade",
    ];

    public static Entity Of(string table, DefaultRow row)
    {
        var entity = new Entity(table, row.Id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) };
        foreach (var (column, value) in row.Values.Where(pair => !pair.Key.Contains('@', StringComparison.Ordinal)))
            entity[column] = value is null ? null : Value(column, JsonSerializer.SerializeToElement(value));
        return entity;
    }

    private static object? Value(string column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Choices.Contains(column) ? new OptionSetValue(value.GetInt32()) : value.GetInt32(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => value.GetString(),
    };
}
