using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Evidence;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>The decision on a lead as the CRM keeps it, for people to read: the candidates, the best first, and what speaks for and against each.</summary>
/// <param name="V">The version of the form.</param>
/// <param name="Status">auto, review or none.</param>
/// <param name="Method">What carried it: none, domain, name, domainAndName or earlierDecision.</param>
/// <param name="Candidates">Ranked.</param>
internal sealed record MappingStory(int V, string Status, string Method, IReadOnlyList<StoryCandidate> Candidates)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is read as JSON, never pasted into a page: letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static MappingStory Of(MappingDecision decision, AccountBook accounts) => new(
        1, Word(decision.Outcome), Word(decision.Method),
        [.. decision.Candidates.Select(candidate => StoryCandidate.Of(candidate, accounts)).OfType<StoryCandidate>()]);

    /// <summary>Null where there is none, or none that this version can read.</summary>
    public static MappingStory? Read(string? json)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize<MappingStory>(json, Json) is { V: 1, Candidates: not null } story ? story : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>
    /// Whether people would read the same: rarer or commoner words elsewhere move probabilities a little all the time, and
    /// such a change is not worth a write. It is measured from what is kept, so that many small ones do not add up unseen.
    /// </summary>
    public bool SaysTheSameAs(MappingStory? kept) =>
        kept is not null && (Status, Method, Candidates.Count) == (kept.Status, kept.Method, kept.Candidates.Count)
        && Candidates.Zip(kept.Candidates).All(pair => pair.First.SaysTheSameAs(pair.Second));

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>An account the lead may belong to.</summary>
internal sealed record StoryCandidate(
    Guid Account, string Name, string? City, string? Country, string? Domain, bool IsTarget, bool IsCustomer, double Probability,
    IReadOnlyList<StoryEvidence> Evidence)
{
    private const double Noticeable = 0.02;

    /// <summary>Null where the account is gone.</summary>
    public static StoryCandidate? Of(MappingCandidate candidate, AccountBook accounts)
    {
        if (accounts.Find(candidate.Account) is not { } account) return null;
        var domain = account.Identity().Domains.Select(CompanyDomain.OfWebsite).FirstOrDefault(domain => domain is not null)?.Registrable;
        return new StoryCandidate(
            account.Id, account.Name, account.City, account.Country, domain, account.SegmentId is not null, account.IsCustomer,
            Math.Round(candidate.Probability, 4), [.. candidate.Evidence.Select(StoryEvidence.Of)]);
    }

    public bool SaysTheSameAs(StoryCandidate kept) =>
        (Account, Name, City, Country, Domain, IsTarget, IsCustomer)
            == (kept.Account, kept.Name, kept.City, kept.Country, kept.Domain, kept.IsTarget, kept.IsCustomer)
        && Math.Abs(Probability - kept.Probability) < Noticeable
        && StoryEvidence.SayTheSame(Evidence, kept.Evidence ?? []);
}

/// <summary>One thing that was compared, and how it reads.</summary>
internal sealed record StoryEvidence(string Kind, string Level, double LogOdds, string? Detail, string? En, string? De)
{
    private const double Noticeable = 0.25;

    public static StoryEvidence Of(MappingEvidence evidence)
    {
        var (english, german) = EvidenceTable.Label(evidence.Kind, evidence.Level);
        return new StoryEvidence(evidence.Kind, evidence.Level, Math.Round(evidence.LogOdds, 2), evidence.Detail, english, german);
    }

    /// <summary>Their order, which is by strength, makes no difference.</summary>
    public static bool SayTheSame(IReadOnlyList<StoryEvidence> now, IReadOnlyList<StoryEvidence> kept) =>
        now.Count == kept.Count && Sorted(now).Zip(Sorted(kept)).All(pair => pair.First.SaysTheSameAs(pair.Second));

    private static IEnumerable<StoryEvidence> Sorted(IEnumerable<StoryEvidence> all) =>
        all.OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Level, StringComparer.Ordinal).ThenBy(one => one.Detail, StringComparer.Ordinal);

    private bool SaysTheSameAs(StoryEvidence kept) => this with { LogOdds = kept.LogOdds } == kept && Math.Abs(LogOdds - kept.LogOdds) < Noticeable;
}
