using LeadSync.Domain.Activities;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Nurture;
using LeadSync.Functions.People;
using LeadSync.Functions.Records;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// Brings the records of people up to date (see README.md): who is named, however often, is loaded, found, planned and
/// written once. What cannot be done now is told apart from what is done.
/// </summary>
internal sealed class PeopleUpdate(
    PersonRecords people, PersonDirectory directory, IScoringModels models, AccountDirectory accounts, RecordFinder finder, RecordWriter writer,
    Aftermath aftermath, NurtureDirectory nurtures, MappingCount count, IOptions<LeadSyncOptions> options, TimeProvider time)
{
    // Who changed, or was written by another batch, comes again: what was just written may have come after something newer.
    private static readonly MessageOutcome Meanwhile = new MessageOutcome.Later("somebody else changed or wrote the person meanwhile", TimeSpan.Zero);

    // LeadSync is not told of what plug-ins make of its own writes. Not at once, for there may be more to do by then.
    private static readonly TimeSpan TypedAfter = TimeSpan.FromSeconds(10);

    /// <summary>What became of each, by the id it was named by.</summary>
    public async Task<IReadOnlyDictionary<string, MessageOutcome>> Update(IReadOnlyCollection<string> named, CancellationToken cancel)
    {
        if (await models.Published(cancel) is not { } published) return All(named, new MessageOutcome.Later("no scoring model is known"));
        var records = new Dictionary<string, PersonRecord?>();
        foreach (var person in named.Distinct()) records[person] = await people.Load(person, published, cancel);
        var sought = new List<Sought>();
        foreach (var record in records.Values.OfType<PersonRecord>().DistinctBy(record => record.Id)) sought.Add(await Seek(record, cancel));
        var found = await finder.Find(sought, cancel);
        if (found.Failed) return All(named, Away(found.Error));
        // Comes before the accounts are taken at hand: whoever takes in a changed account afterwards finds these people.
        await aftermath.NoteKeys(sought, found.Value, cancel);
        var book = await accounts.Current(cancel);
        if (book.Failed) return All(named, Away(book.Error));
        var nurture = await nurtures.Current(cancel);
        if (nurture.Failed) return All(named, Away(nurture.Error));
        var planner = new PersonPlanner(published, book.Value, nurture.Value, options.Value.Admission, time.GetUtcNow());
        var outcomes = await Write(await Reset(sought, found.Value, published, cancel), found.Value, planner, cancel);
        return records.ToDictionary(
            pair => pair.Key, pair => pair.Value is { } record ? outcomes[record.Id] : MessageOutcome.Done.Instance);
    }

    private async Task<Sought> Seek(PersonRecord record, CancellationToken cancel)
    {
        var sought = Sought.Of(record);
        if (sought.Note.Lead is not null || sought.Email is not { } email || PersonKey.Email(email) is not { } key) return sought;
        var first = await directory.Find(key, cancel);
        return first is not null && record.Members.Contains(first) ? sought with { CreatedAs = first } : sought;
    }

    /// <summary>Who has another reset of interest by now than when last looked at is scored by the ledger from there on.</summary>
    private async Task<List<Sought>> Reset(List<Sought> sought, Dictionary<string, FoundRecords> found, PublishedModels published, CancellationToken cancel)
    {
        var asOfReset = new List<Sought>();
        foreach (var each in sought)
        {
            var from = found.GetValueOrDefault(each.Person.Id, FoundRecords.None).InterestFrom;
            asOfReset.Add(each.Person.Interest.From == from ? each : each with { Person = await people.Reset(each.Person, published, from, cancel) });
        }
        return asOfReset;
    }

    private async Task<Dictionary<string, MessageOutcome>> Write(
        List<Sought> sought, Dictionary<string, FoundRecords> found, PersonPlanner planner, CancellationToken cancel)
    {
        var outcomes = new Dictionary<string, MessageOutcome>();
        var plans = sought.Select(person => (Sought: person, Plan: planner.Plan(person, found.GetValueOrDefault(person.Person.Id, FoundRecords.None)))).ToList();
        var written = await writer.Write([.. plans.Select(pair => pair.Plan)], cancel);
        var concerned = new HashSet<Guid>();
        foreach (var (person, plan) in plans)
            if ((written.Outage is { } outage && plan.HasWork ? Away(outage) : await Note(person, plan, written, concerned, cancel)) is { } again)
                outcomes[person.Person.Id] = again;
        await aftermath.Mark(concerned, cancel);
        await aftermath.Mark(plans.SelectMany(pair => Touched(pair.Sought, pair.Plan, written)), cancel);
        foreach (var person in sought.Select(each => each.Person).Where(person => !outcomes.ContainsKey(person.Id)))
            outcomes[person.Id] = await people.Written(person, cancel) ? MessageOutcome.Done.Instance : Meanwhile;
        return outcomes;
    }

    private static IEnumerable<RecordRef> Touched(Sought sought, PersonPlan plan, WrittenPlans written)
    {
        var lead = written.Leads.TryGetValue(plan.Person.Id, out var id) ? id : default(Guid?);
        return TouchedRecords.Of(plan, sought.Note.Lead, lead, plan.Qualifies && !written.Held.Contains(plan.Person.Id) && !written.Refused.ContainsKey(plan.Person.Id));
    }

    /// <summary>Notes what the CRM has now. Null when all is noted, else why the person comes again.</summary>
    private async Task<MessageOutcome?> Note(Sought sought, PersonPlan plan, WrittenPlans written, HashSet<Guid> concerned, CancellationToken cancel)
    {
        var person = plan.Person;
        if (!written.Refused.TryGetValue(person.Id, out var error)) count.Add(plan);
        else
        {
            await aftermath.NoteRefusal(person.Id, error, cancel);
            // Two batches may have created the same lead at the same time; the second look finds it.
            if (error.Fault == DataverseFault.DuplicateKey) return new MessageOutcome.Later("the lead was created meanwhile", TimeSpan.FromSeconds(1));
        }
        if (plan.DueToday is { } moment) await aftermath.LookAgain(person.Id, moment, cancel);
        // What was refused was not typed, and would be refused again and again.
        if (plan.IsTypedAnew && error is null) await aftermath.LookAgain(person.Id, time.GetUtcNow() + TypedAfter, cancel);
        var lead = written.Leads.TryGetValue(person.Id, out var id) ? id : default(Guid?);
        // What keeps it from qualifying may be mended without LeadSync being told.
        var note = written.Held.Contains(person.Id) ? plan.Note.DueBy(plan.Story.Score.AsOf.PlusDays(1)) : plan.Note;
        return await aftermath.Note(sought, note with { Lead = lead }, concerned, cancel) ? null : Meanwhile;
    }

    private static Dictionary<string, MessageOutcome> All(IEnumerable<string> named, MessageOutcome outcome) =>
        named.Distinct().ToDictionary(person => person, _ => outcome);

    private static MessageOutcome.Later Away(DataverseError outage) => new($"the CRM: {outage.Fault}", outage.RetryAfter);
}
