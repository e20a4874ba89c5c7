using System.Text.Json.Nodes;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.People;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>What is to happen in the CRM for one person.</summary>
/// <param name="Person">The person.</param>
/// <param name="Score">As of today.</param>
/// <param name="Lead">The lead as it stands, or null.</param>
/// <param name="Update">Columns of the lead that change; empty where nothing does.</param>
/// <param name="Create">The new lead, or null.</param>
internal sealed record LeadPlan(PersonRecord Person, Score Score, LeadRow? Lead, JsonObject Update, JsonObject? Create)
{
    /// <summary>
    /// Whether the lead is to become a Qualified Lead: only from the stages before it, which are marketing's to decide. A
    /// move of its own request, so that a CRM that refuses the move still gets the score.
    /// </summary>
    public bool Qualifies => Score.Qualified
        && (Create is not null || Lead is { IsOpen: true, Stage: null or Schema.LeadStage.Prospect or Schema.LeadStage.Lead });

    /// <summary>A lead's row in the form of the Web API.</summary>
    public static JsonObject Row(Guid lead, JsonObject columns)
    {
        var row = new JsonObject { ["leadid"] = lead.ToString("D") };
        foreach (var (column, value) in columns) row[column] = value?.DeepClone();
        return row;
    }
}

/// <summary>Decides for one person: account, score, admission, and which columns change. Pure but for the day it is given.</summary>
internal sealed class LeadPlanner(ScoringModel model, AccountBook accounts, Admission admission, DateTimeOffset now)
{
    private readonly NodaTime.LocalDate today = NodaTime.Instant.FromDateTimeOffset(now).InZone(model.TimeZone).Date;

    public LeadPlan Plan(Sought sought, LeadRow? lead)
    {
        var person = sought.Person;
        var facts = new PersonFacts(person.Id, sought.Email, person.Attributes);
        var match = (sought.Email ?? lead?.Email) is { } email ? accounts.Match(email) : null;
        var account = lead is { IsMappedByPerson: true } ? lead.MappedAccountId is { } id ? accounts.Find(id) : null : match?.Account;
        var score = Scorer.Score(model, person.InterestOf(model), facts.ScoredWith(lead, account), today);
        return lead is not null
            ? new LeadPlan(person, score, lead, lead.IsOpen ? Changes(lead, facts, match, score) : [], null)
            : new LeadPlan(person, score, null, [], IsAdmitted(facts, score, person) ? NewLead(facts, match, score) : null);
    }

    private JsonObject Changes(LeadRow lead, PersonFacts facts, AccountMatch? match, Score score)
    {
        var wanted = LeadColumns.OfKnowledge(lead, facts);
        Add(wanted, LeadColumns.OfScore(score));
        Add(wanted, LeadColumns.OfMapping(lead, match));
        if (lead.PersonId is null) wanted[Columns.PersonId] = facts.Id;
        var changes = LeadDifference.Of(lead.Row, wanted);
        if (changes.Count > 0) changes[Columns.ScoredOn] = Time(now);
        return changes;
    }

    private JsonObject NewLead(PersonFacts facts, AccountMatch? match, Score score)
    {
        var columns = LeadColumns.OfNewLead(facts);
        Add(columns, LeadColumns.OfScore(score));
        Add(columns, LeadColumns.OfMapping(null, match));
        columns[Columns.ScoredOn] = Time(now);
        columns["@odata.id"] = $"leads({Columns.PersonId}='{facts.Id.Replace("'", "''", StringComparison.Ordinal)}')";
        return columns;
    }

    /// <summary>Nobody becomes a lead without an address; beyond that the setting decides.</summary>
    private bool IsAdmitted(PersonFacts facts, Score score, PersonRecord person) =>
        facts.Email is not null && (admission == Admission.Identified || score.Qualified || person.HandRaisedAt is not null);

    private static void Add(JsonObject columns, JsonObject more)
    {
        foreach (var (column, value) in more) columns[column] = value?.DeepClone();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
