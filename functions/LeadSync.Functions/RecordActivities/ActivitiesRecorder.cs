using System.Collections.Concurrent;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Functions.Visits;

namespace LeadSync.Functions.RecordActivities;

/// <summary>
/// Handles the queue "activities": everybody's activities enter their ledger, then whoever changed is sent to the queue
/// "dirty"; visits of companies enter theirs, and their addresses are sent to the queue "accounts". A message that comes again finds its activities entered and only repeats the sending where it is still due.
/// </summary>
internal sealed class ActivitiesRecorder(
    PersonDirectory directory, Tombstones tombstones, PersonLedger ledger, VisitLedger visitLedger, IScoringModels models, IMessageQueue queue) : IMessageHandler
{
    /// <summary>People are independent; several wait for the disk together, which commits them together.</summary>
    private const int Parallelism = 16;

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var outcomes = new MessageOutcome[batch.Count];
        var reported = new List<ReportedActivity>();
        for (var i = 0; i < batch.Count; i++)
        {
            var (activities, problem) = ActivityBatch.Read(batch[i].Body);
            outcomes[i] = activities is null ? new MessageOutcome.DeadLetter(problem) : MessageOutcome.Done.Instance;
            reported.AddRange(activities ?? []);
        }
        await RecordVisits([.. reported.Select(item => Visit.Of(item.Activity)).OfType<Visit>()], cancel);
        var dirty = await Record([.. reported.Where(item => item.Activity.Keys.Count > 0)], cancel);
        if (dirty.Count > 0)
            await queue.Send(Queues.Dirty, [.. dirty.Select(ToMessage)], cancel);
        return new HandlerResult(outcomes);
    }

    /// <summary>Whose a visit is only the CRM's network ranges say; it is stored before anybody asks them.</summary>
    private async Task RecordVisits(IReadOnlyList<Visit> visits, CancellationToken cancel)
    {
        if (visits.Count == 0)
            return;
        await visitLedger.Record(visits, cancel);
        await queue.Send(Queues.Accounts, [.. visits.Select(visit => visit.Address).Distinct().Select(AccountMessage.Of)], cancel);
    }

    private async Task<IReadOnlyCollection<string>> Record(List<ReportedActivity> reported, CancellationToken cancel)
    {
        var published = await models.Published(cancel);
        var dirty = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        reported = await WithoutErased(reported, cancel);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancel };
        await Parallel.ForEachAsync(Acquaintances.Group(reported), options, async (group, cancelOne) =>
        {
            foreach (var person in await RecordGroup(group, published, cancelOne))
                dirty[person] = true;
        });
        return [.. dirty.Keys];
    }

    /// <summary>Who was erased is not taken in again, not even by what was in a queue already.</summary>
    private async Task<List<ReportedActivity>> WithoutErased(List<ReportedActivity> reported, CancellationToken cancel)
    {
        var erased = new Dictionary<PersonKey, bool>();
        foreach (var key in reported.SelectMany(item => item.Activity.Keys).Distinct())
            erased[key] = await tombstones.StandFor([key], cancel);
        return [.. reported.Where(item => !item.Activity.Keys.Any(key => erased[key]))];
    }

    /// <summary>Records activities that share keys, one person after the other, and tells who is dirty.</summary>
    private async Task<HashSet<string>> RecordGroup(
        IReadOnlyList<ReportedActivity> group, PublishedModels? published, CancellationToken cancel)
    {
        // All keys are linked before anything is entered, so that the group's merges are over when its people are marked.
        var byHome = new Dictionary<string, List<ReportedActivity>>();
        foreach (var sameKeys in group.GroupBy(item => string.Join('\n', item.Activity.Keys)))
        {
            var belonging = await directory.Link(sameKeys.First().Activity.Keys, cancel);
            if (!byHome.TryGetValue(belonging.Home, out var activities))
                byHome.Add(belonging.Home, activities = []);
            activities.AddRange(sameKeys);
        }
        var dirty = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (home, activities) in byHome)
        {
            var changed = await ledger.Record(home, activities, published, cancel);
            var survivor = await directory.Survivor(home, cancel);
            if (changed || (survivor != home && await ledger.IsDirty(survivor, cancel)))
                dirty.Add(survivor);
        }
        return dirty;
    }

    private static OutgoingMessage ToMessage(string person) =>
        new(person, JsonSerializer.SerializeToUtf8Bytes(new { person }));
}
