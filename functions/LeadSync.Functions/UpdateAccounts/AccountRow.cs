using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.UpdateCrm;
using Columns = LeadSync.Schema.Account;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>An active account as it stands in the CRM.</summary>
internal sealed record AccountRow(Guid Id, JsonElement Row)
{
    private static readonly LeadField[] Fields = [.. LeadFields.All.Where(field => field.AccountColumn is not null)];

    /// <summary>Everything that is read of an account to score it, for $select.</summary>
    public static readonly string Select = string.Join(',', new[]
    {
        "accountid", Columns.Stage, Columns.Score, Columns.Interest, Columns.Fit, Columns.Coverage, Columns.Profile, Columns.Grade,
        Columns.Explanation, Columns.ScoreModel, Columns.NextChange, $"_{Columns.SegmentId}_value",
    }.Concat(Fields.Select(field => field.AccountColumn!)));

    public int? Stage => Row.Number(Columns.Stage);

    public Guid? SegmentId => Row.Id($"_{Columns.SegmentId}_value");

    /// <summary>The firmographics, by the names that models and segments use.</summary>
    public static Dictionary<string, PropertyValue> AttributesOf(JsonElement row)
    {
        var attributes = new Dictionary<string, PropertyValue>();
        foreach (var field in Fields)
            if (LeadFields.Value(row, field.AccountColumn!) is { } value) attributes[field.Attribute] = value;
        return attributes;
    }

    public static AccountRow? Of(JsonElement row) => row.Id("accountid") is { } id ? new AccountRow(id, row) : null;
}
