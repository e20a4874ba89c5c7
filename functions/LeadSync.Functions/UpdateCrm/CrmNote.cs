using System.Text.Json;
using LeadSync.Functions.State;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>A person's crm row: its records, and what was last written there.</summary>
internal sealed record CrmNote
{
    public Guid? Lead { get; init; }

    public Guid? Contact { get; init; }

    /// <summary>The account the person belongs to.</summary>
    public Guid? Account { get; init; }

    public string Model { get; init; } = "";

    public string AsOf { get; init; } = "";

    public int Total { get; init; }

    public string Grade { get; init; } = "";

    /// <summary>The day on which the person has to be looked at again by itself, ISO; null for none.</summary>
    public string? NextTouch { get; init; }

    /// <summary>When interest was last reset, as the leads say, ISO; null for never.</summary>
    public string? InterestFrom { get; init; }

    /// <summary>The names of the models besides the primary that wrote a score of their own.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The same, but due on that day at the latest.</summary>
    public CrmNote DueBy(LocalDate day) => Day(NextTouch) <= day ? this : this with { NextTouch = Iso(day) };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static CrmNote Read(byte[] json) => JsonSerializer.Deserialize<CrmNote>(json, JsonSerializerOptions.Web) ?? new CrmNote();

    /// <summary>
    /// The survivor's note; what it does not know of records, those merged into it may. Empty where nobody is known in the CRM.
    /// </summary>
    public static CrmNote Of(string survivor, IEnumerable<(string Member, StoredRow Row)> rows)
    {
        var notes = rows.Select(row => (row.Member, Note: Read(row.Row.Value))).ToList();
        var own = notes.FirstOrDefault(note => note.Member == survivor).Note ?? new CrmNote();
        return own with
        {
            Lead = own.Lead ?? notes.Select(note => note.Note.Lead).FirstOrDefault(lead => lead is not null),
            Contact = own.Contact ?? notes.Select(note => note.Note.Contact).FirstOrDefault(contact => contact is not null),
        };
    }

    public static string? Iso(Instant? time) => time is { } given ? InstantPattern.ExtendedIso.Format(given) : null;

    public static Instant? Time(string? iso) => iso is null ? null : InstantPattern.ExtendedIso.Parse(iso).Value;

    public static string? Iso(LocalDate? day) => day is { } given ? LocalDatePattern.Iso.Format(given) : null;

    public static LocalDate? Day(string? iso) => iso is null ? null : LocalDatePattern.Iso.Parse(iso).Value;
}
