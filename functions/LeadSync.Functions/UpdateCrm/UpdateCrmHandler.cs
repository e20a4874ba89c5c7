using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// Serves the queue "dirty": brings the leads of people whose score may have changed up to date (see README.md). However
/// often a person is named in a batch, its lead is written once. While the CRM is away people wait in the queue.
/// </summary>
internal sealed class UpdateCrmHandler(
    PersonRecords people, IScoringModels models, AccountDirectory accounts, CrmLeads leads, CrmIndex index,
    IOptions<LeadSyncOptions> options, TimeProvider time) : IMessageHandler
{
    private static readonly MessageOutcome Malformed = new MessageOutcome.DeadLetter("names no person");

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        if (await models.Published(cancel) is not { } published) return Later(batch, "no scoring model is known", null);
        var named = batch.Select(message => PersonOf(message)).ToList();
        var records = new Dictionary<string, PersonRecord?>();
        foreach (var person in named.OfType<string>().Distinct()) records[person] = await people.Load(person, published, cancel);
        var sought = await Seek(records.Values.OfType<PersonRecord>().DistinctBy(record => record.Id), cancel);
        var book = await accounts.Current(cancel);
        if (book.Failed) return Later(batch, $"the CRM's accounts: {book.Error.Fault}", book.Error.RetryAfter);
        var outcomes = await Update(sought, new LeadPlanner(published.Primary, book.Value, options.Value.Admission, time.GetUtcNow()), cancel);
        return new HandlerResult([.. named.Select(person =>
            person is null ? Malformed : records[person] is { } record ? outcomes[record.Id] : MessageOutcome.Done.Instance)]);
    }

    /// <summary>
    /// Notes each person's company domain. Comes before the accounts are taken at hand: whoever takes in a changed account
    /// afterwards finds these people by its domain.
    /// </summary>
    private async Task<List<Sought>> Seek(IEnumerable<PersonRecord> records, CancellationToken cancel)
    {
        var sought = records.Select(record => new Sought(record, CrmNote.Of(record)?.Lead, EmailOf(record))).ToList();
        foreach (var person in sought)
            if (person.Email is { } email && Domain.Mapping.CompanyDomain.OfEmail(email) is { } domain)
                await index.NoteDomain(domain.Registrable, person.Person.Id, cancel);
        return sought;
    }

    private async Task<Dictionary<string, MessageOutcome>> Update(List<Sought> sought, LeadPlanner planner, CancellationToken cancel)
    {
        var (plans, written) = await leads.Write(sought, planner, cancel);
        var outcomes = new Dictionary<string, MessageOutcome>();
        foreach (var person in sought.Select(each => each.Person.Id))
            outcomes[person] = plans.TryGetValue(person, out var plan) ? await Settle(plan, written, cancel) : Away(written.Outage!);
        return outcomes;
    }

    /// <summary>Notes what the CRM has now. Who changed, or was written by another batch, meanwhile comes again.</summary>
    private async Task<MessageOutcome> Settle(LeadPlan plan, WrittenLeads written, CancellationToken cancel)
    {
        var person = plan.Person;
        if (written.Refused.TryGetValue(person.Id, out var error))
        {
            await leads.NoteRefusal(person.Id, error, cancel);
            // Two batches may have created the same lead at the same time; the second look finds it.
            if (error.Fault == DataverseFault.DuplicateKey) return new MessageOutcome.Later("the lead was created meanwhile", TimeSpan.FromSeconds(1));
        }
        if (written.Leads.TryGetValue(person.Id, out var lead))
        {
            await index.NoteLead(lead, person.Id, cancel);
            return await Finish(person, NoteOf(plan.Score, lead).Write(), cancel);
        }
        var isToBeWritten = plan.Lead is not null || plan.Create is not null;
        if (isToBeWritten && error is null && written.Outage is { } outage) return Away(outage);
        return await Finish(person, null, cancel);
    }

    private async Task<MessageOutcome> Finish(PersonRecord person, byte[]? crm, CancellationToken cancel) =>
        await people.Written(person, crm, cancel)
            ? MessageOutcome.Done.Instance
            : new MessageOutcome.Later("somebody else changed or wrote the person meanwhile", TimeSpan.Zero);

    private static CrmNote NoteOf(Score score, Guid lead) =>
        new(lead, score.Model, NodaTime.Text.LocalDatePattern.Iso.Format(score.AsOf), score.ShownTotal, score.Grade);

    private static MessageOutcome.Later Away(DataverseError outage) => new($"the CRM: {outage.Fault}", outage.RetryAfter);

    private static HandlerResult Later(IReadOnlyList<ReceivedMessage> batch, string reason, TimeSpan? after) =>
        HandlerResult.All(batch.Count, new MessageOutcome.Later(reason, after));

    private static string? EmailOf(PersonRecord record) =>
        record.Attributes.GetValueOrDefault(PersonField.Email) is PropertyValue.Text text && PersonKey.Email(text.Value) is { } key
            ? key.Value["email:".Length..]
            : null;

    private static string? PersonOf(ReceivedMessage message)
    {
        try
        {
            using var body = JsonDocument.Parse(message.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Text("person") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
