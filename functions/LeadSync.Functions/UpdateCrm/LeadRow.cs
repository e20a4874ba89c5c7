using System.Text.Json;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>A lead as it stands in the CRM.</summary>
internal sealed record LeadRow(Guid Id, JsonElement Row)
{
    /// <summary>Everything LeadSync reads of a lead, for $select.</summary>
    public static readonly string Select = string.Join(',', new[]
    {
        "leadid", "statecode", "createdon", Columns.PersonId, Columns.Stage, Columns.Score, Columns.Interest, Columns.Fit, Columns.Profile,
        Columns.Grade, Columns.Explanation, Columns.ScoreModel, Columns.MappingMethod, Columns.MappingProbability, $"_{Columns.MappedAccountId}_value",
    }.Concat(LeadFields.All.Select(field => field.LeadColumn)));

    public string? PersonId => Row.Text(Columns.PersonId);

    public string? Email => Row.Text(LeadFields.Email);

    /// <summary>Qualified and disqualified leads are closed: they are history and stay as they are.</summary>
    public bool IsOpen => Row.Number("statecode") is null or 0;

    public int? Stage => Row.Number(Columns.Stage);

    public Guid? MappedAccountId => Row.Id($"_{Columns.MappedAccountId}_value");

    /// <summary>A person's mapping is final.</summary>
    public bool IsMappedByPerson => Row.Number(Columns.MappingMethod) == Schema.MappingMethod.Person;

    public static LeadRow? Of(JsonElement row) => row.Id("leadid") is { } id ? new LeadRow(id, row) : null;
}
