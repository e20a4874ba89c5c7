using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.Records;
using LeadSync.Functions.Visits;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>
/// Serves the queue "accounts": brings the scores of accounts up to date (see README.md). However often an account is
/// named in a batch, or visited, it is written once. While the CRM is away accounts wait in the queue.
/// </summary>
internal sealed class UpdateAccountsHandler(
    IScoringModels models, AccountDirectory accounts, NetworkDirectory networks, AccountReader reader, AccountWriter writer,
    AccountNotes notes, AccountThresholds thresholds, RecordMarks looks, TimeProvider time) : IMessageHandler
{
    private static readonly MessageOutcome Malformed = new MessageOutcome.DeadLetter("names no account");

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var ranges = await networks.Current(cancel);
        if (ranges.Failed) return HandlerResult.All(batch.Count, Away(ranges.Error));
        var messages = batch.Select(AccountMessage.Read).ToList();
        var named = messages.Select(message => message switch
        {
            AccountMessage.ById one => one.Account,
            AccountMessage.ByAddress one => ranges.Value.OwnerOf(one.Address) is { } owner ? Guid.Parse(owner) : null,
            _ => default(Guid?),
        }).ToList();
        var outcomes = await Update([.. named.OfType<Guid>().Distinct()], cancel);
        return new HandlerResult([.. named.Zip(messages, (account, message) =>
            message is null ? Malformed : account is { } id ? outcomes[id] : MessageOutcome.Done.Instance)]);
    }

    private async Task<Dictionary<Guid, MessageOutcome>> Update(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        // Whatever changes after its account's marker was seen is noticed at the end; so nothing is read before.
        var markers = new Dictionary<Guid, string>();
        foreach (var id in ids) markers[id] = await notes.Begin(id, cancel);
        var (plans, error) = await Plan(ids, cancel);
        if (error is not null) return ids.ToDictionary(id => id, _ => error);
        var written = await writer.Write(plans, cancel);
        var settled = await thresholds.Apply([.. plans.Where(plan => !written.Unreached.Contains(plan.Row.Id))], written.Refused, cancel);
        await looks.Mark(plans.Where(plan => plan.Qualifies || plan.Update.ContainsKey(Schema.Account.Grade)).Select(plan => new RecordRef(RecordKind.Account, plan.Row.Id)), cancel);
        if (settled is null)
            foreach (var plan in plans) await notes.NoteDue(plan.Row.Id, plan.NextTouch, cancel);
        var outcomes = new Dictionary<Guid, MessageOutcome>();
        foreach (var id in ids)
            outcomes[id] = written.Unreached.Contains(id) ? Away(written.Outage!) : settled is { } outage ? Away(outage) : await Finish(id, markers[id], cancel);
        return outcomes;
    }

    /// <summary>The plans of the active ones, or why there can be none now. A model that scores no accounts makes none.</summary>
    private async Task<(List<AccountPlan> Plans, MessageOutcome? Error)> Plan(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        if (await models.Published(cancel) is not { Primary: var model }) return ([], new MessageOutcome.Later("no scoring model is known"));
        if (model.Account is null) return ([], null);
        var ranges = await networks.Current(cancel);
        if (ranges.Failed) return ([], Away(ranges.Error));
        var book = await accounts.Current(cancel);
        if (book.Failed) return ([], Away(book.Error));
        var read = await reader.Read(ids, model, ranges.Value, cancel);
        if (read.Failed) return ([], Away(read.Error));
        var planner = new AccountPlanner(model, book.Value, time.GetUtcNow());
        return ([.. read.Value.Select(account => planner.Plan(account.Row, account.Facts))], null);
    }

    private async Task<MessageOutcome> Finish(Guid account, string marker, CancellationToken cancel) =>
        await notes.Finish(account, marker, cancel)
            ? MessageOutcome.Done.Instance
            : new MessageOutcome.Later("somebody else wrote the account meanwhile", TimeSpan.Zero);

    // Whatever the CRM says, no message is to blame: a missing privilege is granted one day, and then all of them count.
    private static MessageOutcome.Later Away(DataverseError error) => new($"the CRM: {error.Fault}", error.RetryAfter);
}
