using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.NextChange;
using LeadSync.Functions.People;
using LeadSync.Functions.Routing;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.ErasePeople;

/// <summary>Deletes all that LeadSync itself stores of a person. What is gone already is no matter, so it can be repeated.</summary>
internal sealed class StoredTraces(
    IPartitionStore store, PersonRoster roster, IEnumerable<IActivitySource> sources, IMessageQueue queue, IDeadMessages dead)
{
    // From before to after every name there is.
    private const string First = "\u0001";
    private const string Last = "\uffff";

    public async Task Delete(Erasure erasure, CancellationToken cancel)
    {
        foreach (var key in erasure.Keys)
            if (PersonKey.Parse(key) is { } parsed) await store.Commit(PersonRows.Key(parsed), [new RowOperation.Delete(PersonRows.KeyPerson)], cancel);
        foreach (var person in erasure.Persons)
        {
            await DeleteReferences(person, erasure, cancel);
            await Empty(PersonRows.Person(person), cancel);
            await roster.Remove(person, cancel);
        }
        await DeleteDeadLetters(erasure, cancel);
    }

    private async Task DeleteReferences(string person, Erasure erasure, CancellationToken cancel)
    {
        if (await store.Get(PersonRows.Person(person), PersonRows.Crm, cancel) is { } row)
            await DeleteNoted(person, CrmNote.Read(row.Value), cancel);
        await Empty(new Partition("refusals", person), cancel);
        await new CrmIndex(store).ForgetKeys(person, cancel);
    }

    private async Task DeleteNoted(string person, CrmNote note, CancellationToken cancel)
    {
        var index = new CrmIndex(store);
        if (note.Lead is { } lead)
        {
            await index.Forget(RecordTable.Lead, lead, cancel);
            await new RoutingLedger(store).Forget(lead, cancel);
        }
        if (note.Contact is { } contact) await index.Forget(RecordTable.Contact, contact, cancel);
        await new DueDays(store).Move(DueKind.Person, person, CrmNote.Day(note.NextTouch), null, cancel);
        if (note.Account is not { } account) return;
        await new AccountMembers(store).Move(person, account, null, cancel);
        await queue.Send(Queues.Accounts, [AccountMessage.Of(account)], cancel);
    }

    private async Task Empty(Partition partition, CancellationToken cancel)
    {
        var rows = new List<string>();
        await foreach (var row in store.Range(partition, First, Last, cancel)) rows.Add(row.Row);
        // The crm row last: as long as it stands a repetition finds all that it leads to.
        foreach (var row in rows.OrderBy(row => row == PersonRows.Crm))
            await store.Commit(partition, [new RowOperation.Delete(row)], cancel);
    }

    // What could not be understood may name the person all the same; so may messages that could never be handled.
    private async Task DeleteDeadLetters(Erasure erasure, CancellationToken cancel)
    {
        var search = new KeySearch(erasure.Keys.Select(PersonKey.Parse).OfType<PersonKey>());
        if (search.IsEmpty) return;
        foreach (var source in sources)
        {
            var partition = new Partition("deadletters", source.Name);
            var rows = new List<string>();
            await foreach (var row in store.Range(partition, First, Last, cancel))
                if (search.Hits(row.Value, source.Name)) rows.Add(row.Row);
            foreach (var row in rows) await store.Commit(partition, [new RowOperation.Delete(row)], cancel);
        }
        await dead.DiscardDead(Queues.Activities, message => search.Hits(message.Body), cancel);
        // An erasure that died names its keys; it is needed until another has done all that it was to do.
        if (erasure.IsLast)
            await dead.DiscardDead(Queues.Erasures, message => Erasure.Read(message.Body) is { } earlier ? erasure.Covers(earlier) : search.Hits(message.Body), cancel);
    }
}
