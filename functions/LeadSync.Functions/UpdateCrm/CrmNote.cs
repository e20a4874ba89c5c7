using System.Text.Json;
using LeadSync.Functions.People;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>A person's crm row: its lead, and what was last written there.</summary>
internal sealed record CrmNote(Guid Lead, string Model, string AsOf, int Total, string Grade)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    /// <summary>The survivor's note, else that of somebody merged into it.</summary>
    public static CrmNote? Of(PersonRecord person) =>
        person.CrmRows.Select(row => JsonSerializer.Deserialize<CrmNote>(row.Row.Value, JsonSerializerOptions.Web)).FirstOrDefault(note => note is not null);
}
