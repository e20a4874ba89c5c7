using System.Text.Json.Nodes;
using LeadSync.Domain.Nurture;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using LeadSync.Functions.UpdateCrm;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.Nurture;

/// <summary>What LeadSync wants to stand in a lead about its persona and its nurture track, in the Web API's form.</summary>
internal sealed class NurtureColumns(NurtureBook book, DateTimeOffset now)
{
    private const string PersonaBinding = $"{Columns.PersonaIdNavigation}@odata.bind";
    private const string TrackBinding = $"{Columns.NurtureTrackIdNavigation}@odata.bind";

    /// <param name="lead">As it stands; null for a new one, which the CRM has yet to type.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="about">What was found out about the person.</param>
    /// <param name="leaves">Whether it is about to leave marketing: then its track goes with the move, should that succeed.</param>
    public JsonObject Of(CrmRecord? lead, PersonRecord person, Judgement about, bool leaves)
    {
        var typing = new TypingKeys(
            lead?.Row.Number(Columns.IndustryClass) ?? about.Account?.IndustryClass, lead?.Row.Number(Columns.CompanySize),
            lead?.Row.Number(Columns.PositionLevel), lead?.Row.Number(Columns.Department));
        var persona = Persona.Of(book.Personas, typing, person.Topics)?.Id;
        var track = Nurturing.TrackOf(
            new NurtureSituation(
                lead?.Phase ?? LeadPhase.Marketing, person.HasUnsubscribed || lead is { ConsentsOut: true }, lead?.CooldownAfter(now) is not null,
                lead?.Row.Id(RecordTable.NurtureTrackLookup), about.Story.Score.Deficits, persona),
            book.Tracks);
        var columns = new JsonObject();
        if (persona is not null || lead is not null) columns[PersonaBinding] = Bound(CrmTable.Persona, persona);
        if (track is null ? lead is not null : !leaves) columns[TrackBinding] = Bound(CrmTable.NurtureTrack, track);
        return columns;
    }

    /// <summary>What a move out of marketing's stages writes besides the stage.</summary>
    public static JsonObject OfLeaving(CrmRecord? lead) =>
        lead?.Row.Id(RecordTable.NurtureTrackLookup) is null ? [] : new JsonObject { [TrackBinding] = null };

    /// <summary>Whether such a write makes the CRM type the lead anew.</summary>
    public static bool ChangesTyping(JsonObject columns) => columns.ContainsKey("jobtitle");

    private static string? Bound(CrmTable table, Guid? id) => id is { } row ? $"{table.SetName}({row:D})" : null;
}
