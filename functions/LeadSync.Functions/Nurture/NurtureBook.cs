using System.Text.Json;
using LeadSync.Domain.Nurture;
using LeadSync.Functions.Dataverse;
using PersonaRow = LeadSync.Schema.Persona;
using TrackRow = LeadSync.Schema.NurtureTrack;

namespace LeadSync.Functions.Nurture;

/// <summary>The personas and nurture tracks in use, at one moment. Immutable.</summary>
internal sealed record NurtureBook(IReadOnlyList<Persona> Personas, IReadOnlyList<NurtureTrack> Tracks)
{
    public static readonly NurtureBook Empty = new([], []);

    public static readonly string PersonaQuery =
        $"{CrmTable.Persona.SetName}?$select={PersonaRow.PersonaId},{PersonaRow.IndustryClass},{PersonaRow.CompanySize},{PersonaRow.PositionLevel}," +
        $"{PersonaRow.Department},{PersonaRow.Topic},{PersonaRow.Priority}&$filter=statecode%20eq%200";

    public static readonly string TrackQuery =
        $"{CrmTable.NurtureTrack.SetName}?$select={TrackRow.NurtureTrackId},{TrackRow.Goal},{TrackRow.Order},_{TrackRow.PersonaId}_value&$filter=statecode%20eq%200";

    private static readonly Dictionary<int, NurtureGoal> Goals = new()
    {
        [Schema.NurtureGoal.RaiseInterest] = NurtureGoal.RaiseInterest,
        [Schema.NurtureGoal.CompleteProfile] = NurtureGoal.CompleteProfile,
        [Schema.NurtureGoal.ImproveFit] = NurtureGoal.ImproveFit,
        [Schema.NurtureGoal.Reactivate] = NurtureGoal.Reactivate,
    };

    /// <summary>Nobody is nurtured by rule.</summary>
    public bool IsEmpty => Personas.Count == 0 && Tracks.Count == 0;

    public static Persona? PersonaOf(JsonElement row) => row.Id(PersonaRow.PersonaId) is not { } id ? null : new Persona(
        id, row.Number(PersonaRow.Priority) ?? int.MaxValue,
        new TypingKeys(
            row.Number(PersonaRow.IndustryClass), row.Number(PersonaRow.CompanySize), row.Number(PersonaRow.PositionLevel), row.Number(PersonaRow.Department)),
        row.Text(PersonaRow.Topic));

    /// <summary>Null where the goal is none that LeadSync knows: then only a recycle reason or a person can put somebody on it.</summary>
    public static NurtureTrack? TrackOf(JsonElement row) =>
        row.Id(TrackRow.NurtureTrackId) is { } id && row.Number(TrackRow.Goal) is { } goal
            ? new NurtureTrack(id, row.Number(TrackRow.Order) ?? int.MaxValue, Goals.GetValueOrDefault(goal, NurtureGoal.Reactivate), row.Id($"_{TrackRow.PersonaId}_value"))
            : null;
}
