using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.RemapLeads;

/// <summary>
/// Serves the queue "remaps": has those people mapped and scored anew whom a changed account, name or decision concerns. Of
/// many only so many at a time; the rest goes back to the queue, so that nobody is left out.
/// </summary>
internal sealed class RemapLeadsHandler(CrmIndex index, AccountMembers members, DirtyPeople dirty, Remaps remaps) : IMessageHandler
{
    /// <summary>One changed account must not hold the queue for long.</summary>
    public const int Most = 10_000;

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var outcomes = new List<MessageOutcome>();
        foreach (var message in batch)
            outcomes.Add(RemapMessage.Read(message) is { } part ? await Remap(part, cancel) : new MessageOutcome.DeadLetter("names nobody"));
        return new HandlerResult(outcomes);
    }

    private async Task<MessageOutcome> Remap(RemapMessage part, CancellationToken cancel)
    {
        var concerned = part.Account is { } account ? members.After(account, part.After, cancel) : index.PeopleOf(part.Key!, part.After, cancel);
        var people = await concerned.Take(Most).ToListAsync(cancel);
        await dirty.Mark(people, cancel);
        if (people.Count == Most) await remaps.SendRest(part, people[^1], cancel);
        return MessageOutcome.Done.Instance;
    }
}
