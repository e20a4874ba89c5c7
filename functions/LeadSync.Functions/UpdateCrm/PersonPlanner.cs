using System.Globalization;
using System.Text.Json.Nodes;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Nurture;
using LeadSync.Functions.People;
using NodaTime;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>Decides for one person: account, scores, admission, and which columns change. Pure but for the moment it is given.</summary>
internal sealed class PersonPlanner(PublishedModels models, AccountBook accounts, NurtureBook nurture, Admission admission, DateTimeOffset now)
{
    private readonly NurtureColumns nurturing = new(nurture, now);

    public PersonPlan Plan(Sought sought, FoundRecords records)
    {
        var person = sought.Person;
        var facts = new PersonFacts(person.Id, sought.Email, person.Attributes);
        var mapping = LeadMapping.Of(LeadIdentities.Of(records.Judged, facts), accounts);
        var account = AccountOf(records, mapping);
        var attributes = facts.ScoredWith(records, account);
        var story = Tell(models.Primary, person, attributes, account);
        var isNew = IsAdmitted(records, facts, story.Score, person);
        var qualifies = story.Score.Qualified && (isNew || records.Lead is { IsMarketings: true } lead && lead.CooldownAfter(now) is null);
        var about = new Judgement(facts, mapping, story, account, qualifies);
        var changes = Changes(sought, records, about).ToList();
        return new PersonPlan
        {
            Person = person,
            Story = story,
            Others = [.. models.All.Skip(1).Select(model => Tell(model, person, attributes, account))],
            HadOthers = sought.Note.Others.Count > 0,
            Records = records,
            Changes = changes,
            Create = isNew ? NewLead(sought, about) : null,
            Qualifies = qualifies,
            DueToday = CooldownEnd(records) is { } end && DayOf(end) <= Today(models.Primary) ? end : null,
            IsTypedAnew = !nurture.IsEmpty && (isNew || changes.Exists(change => NurtureColumns.ChangesTyping(change.Columns))),
            CreatedAs = sought.CreatedAs,
            Account = account?.Id,
            Note = NoteOf(records, story, account) with { NextTouch = CrmNote.Iso(NextTouch(person, records, attributes, account)) },
        };
    }

    // A contact's company is what somebody entered; a lead's is a person's decision before it is LeadSync's own.
    private CrmAccount? AccountOf(FoundRecords records, LeadMapping mapping)
    {
        if (records.Contact?.AccountId is { } parent && accounts.Find(parent) is { } company) return company;
        if (records.Lead is { IsMappedByPerson: true } lead) return lead.AccountId is { } id ? accounts.Find(id) : null;
        return mapping.Account;
    }

    private ScoreStory Tell(ScoringModel model, PersonRecord person, IReadOnlyDictionary<string, PropertyValue> attributes, CrmAccount? account) =>
        ScoreStory.Of(model, person.InterestOf(model), attributes, Today(model), Threshold(model, account));

    private LocalDate? NextTouch(
        PersonRecord person, FoundRecords records, IReadOnlyDictionary<string, PropertyValue> attributes, CrmAccount? account)
    {
        var scores = models.All.Select(model => Scorer.NextTouch(model, person.InterestOf(model), attributes, Today(model), Threshold(model, account)));
        var end = CooldownEnd(records) is { } moment && DayOf(moment) > Today(models.Primary) ? DayOf(moment) : default(LocalDate?);
        return scores.Append(end).Min();
    }

    // Only where the lead could qualify or be nurtured otherwise by then: a lead that sales works on cools no more.
    private DateTimeOffset? CooldownEnd(FoundRecords records) => records.Lead is { IsMarketings: true } lead ? lead.CooldownAfter(now) : null;

    // A lead of an account in a segment of account-based marketing is judged by the segment's threshold.
    private Qualification? Threshold(ScoringModel model, CrmAccount? account) =>
        account is not null && accounts.SegmentOf(account.Id) is { } segment ? segment.ForPeople(model) : null;

    private IEnumerable<RecordChange> Changes(Sought sought, FoundRecords records, Judgement about)
    {
        var (facts, story) = (about.Facts, about.Story);
        // The id is a key of leads: one lead alone may carry it, a closed one included.
        var isKeyFree = !records.Leads.Any(lead => lead.PersonId == facts.Id);
        foreach (var lead in records.Leads.Where(lead => lead.IsOpen))
        {
            // What is known of the person goes to the lead that stands for it; its other leads get the score.
            var isFirst = lead == records.Lead;
            var wanted = isFirst ? LeadColumns.OfKnowledge(lead, facts) : [];
            Add(wanted, LeadColumns.OfScore(story));
            Add(wanted, MappingColumns.Of(lead, isFirst ? about.Mapping : LeadMapping.Of(LeadIdentities.Of(lead, facts), accounts)));
            Add(wanted, nurturing.Of(lead, sought.Person, about, leaves: isFirst && about.Qualifies));
            if (isFirst && isKeyFree) Claim(lead, wanted, facts);
            // Where the move is asked for again, what comes of that decides.
            if (!(isFirst && about.Qualifies)) wanted[Columns.StageHint] = null;
            yield return Change(lead, wanted);
        }
        if (records.Contact is not { IsOpen: true } contact) yield break;
        var score = LeadColumns.OfScore(story);
        Claim(contact, score, facts);
        yield return Change(contact, score);
    }

    private static void Claim(CrmRecord record, JsonObject wanted, PersonFacts facts)
    {
        if (record.PersonId is null) wanted[Columns.PersonId] = facts.Id;
    }

    private RecordChange Change(CrmRecord record, JsonObject wanted)
    {
        var changes = LeadDifference.Of(record.Row, wanted);
        if (MappingColumns.SayAnother(changes)) changes[Columns.MappedOn] = Time(now);
        if (changes.Count > 0) changes[Columns.ScoredOn] = Time(now);
        return new RecordChange(record, changes);
    }

    private JsonObject NewLead(Sought sought, Judgement about)
    {
        var columns = LeadColumns.OfNewLead(about.Facts);
        Add(columns, LeadColumns.OfScore(about.Story));
        Add(columns, MappingColumns.Of(null, about.Mapping));
        Add(columns, nurturing.Of(null, sought.Person, about, about.Qualifies));
        columns[Columns.ScoredOn] = Time(now);
        columns[Columns.MappedOn] = Time(now);
        columns["@odata.id"] = $"leads({Columns.PersonId}='{sought.CreatedAs.Replace("'", "''", StringComparison.Ordinal)}')";
        return columns;
    }

    /// <summary>Nobody becomes a lead without an address, or who is a contact already; beyond that the setting decides.</summary>
    private bool IsAdmitted(FoundRecords records, PersonFacts facts, Score score, PersonRecord person) =>
        records.Lead is null && records.Contact is null && facts.Email is not null
        && (admission == Admission.Identified || score.Qualified || person.HandRaisedAt is not null);

    private CrmNote NoteOf(FoundRecords records, ScoreStory story, CrmAccount? account) => new()
    {
        Lead = records.Lead?.Id,
        Contact = records.Contact?.Id,
        Account = account?.Id,
        Model = story.Score.Model,
        AsOf = CrmNote.Iso(story.Score.AsOf)!,
        Total = story.Score.ShownTotal,
        Grade = story.Score.Grade,
        InterestFrom = CrmNote.Iso(records.InterestFrom),
        Others = [.. models.All.Skip(1).Select(model => model.Name)],
    };

    private LocalDate Today(ScoringModel model) => Instant.FromDateTimeOffset(now).InZone(model.TimeZone).Date;

    private LocalDate DayOf(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(models.Primary.TimeZone).Date;

    private static void Add(JsonObject columns, JsonObject more)
    {
        foreach (var (column, value) in more) columns[column] = value?.DeepClone();
    }

    /// <summary>A moment in the Web API's form.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
