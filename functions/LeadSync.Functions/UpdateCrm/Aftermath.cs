using System.Text.Json;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.NextChange;
using LeadSync.Functions.People;
using LeadSync.Functions.Records;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateAccounts;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// What is noted of people whom the CRM has heard of: ways back to them, their account, the day they are due again. All of
/// it comes before the dirty marker goes, so whoever dies in between does it once more.
/// </summary>
internal sealed class Aftermath(
    CrmIndex index, AccountMembers members, DirtyAccounts accounts, DueDays due, DirtyPeople again, RecordMarks looks, PersonRecords people, IPartitionStore store,
    ILogger<Aftermath> log)
{
    /// <summary>Notes whom a changed account may concern.</summary>
    public async Task NoteKeys(IEnumerable<Sought> sought, IReadOnlyDictionary<string, FoundRecords> found, CancellationToken cancel)
    {
        foreach (var person in sought)
            await index.NoteKeys(person.Person.Id, LeadIdentities.KeysOf(person, found.GetValueOrDefault(person.Person.Id, FoundRecords.None)), cancel);
    }

    /// <summary>
    /// Adds the accounts that are to be scored anew to <paramref name="concerned"/>; they have to be marked before the
    /// person's dirty marker goes. False where somebody else noted something of the person meanwhile: then the person has
    /// to be looked at again.
    /// </summary>
    public async Task<bool> Note(Sought sought, CrmNote note, ISet<Guid> concerned, CancellationToken cancel)
    {
        var person = sought.Person.Id;
        var before = sought.Note;
        if (note.Lead is { } lead) await index.Note(RecordTable.Lead, lead, person, cancel);
        if (note.Contact is { } contact) await index.Note(RecordTable.Contact, contact, person, cancel);
        // Added before the note says so and taken away after: an account finds a person too often rather than too rarely.
        await members.Move(person, null, note.Account, cancel);
        if (!await people.Note(sought.Person, note.Write(), cancel)) return false;
        await members.Move(person, before.Account, note.Account, cancel);
        await due.Move(DueKind.Person, person, CrmNote.Day(before.NextTouch), CrmNote.Day(note.NextTouch), cancel);
        concerned.UnionWith(new[] { before.Account, note.Account }.OfType<Guid>());
        await LeaveAccounts(sought.Person, cancel);
        return true;
    }

    /// <summary>Has the person looked at again at that moment, which is too near for <see cref="DueDays"/>.</summary>
    public Task LookAgain(string person, DateTimeOffset moment, CancellationToken cancel) => again.MarkAt(moment, person, cancel);

    /// <summary>Has accounts scored anew, in one go for a whole batch of people.</summary>
    public Task Mark(IEnumerable<Guid> concerned, CancellationToken cancel) => accounts.Mark(concerned, cancel);

    /// <summary>Has records routed and their clocks kept, in one go for a whole batch of people.</summary>
    public Task Mark(IEnumerable<RecordRef> touched, CancellationToken cancel) => looks.Mark(touched, cancel);

    /// <summary>Who was merged into a person no longer belongs to an account of its own; that account is told first, so that a crash forgets nothing.</summary>
    private async Task LeaveAccounts(PersonRecord person, CancellationToken cancel)
    {
        foreach (var (member, row) in person.CrmRows.Where(row => row.Member != person.Id))
            if (CrmNote.Read(row.Value).Account is { } former && await members.Has(former, member, cancel))
            {
                await accounts.Mark([former], cancel);
                await members.Move(member, former, null, cancel);
            }
    }

    /// <summary>
    /// Keeps what the CRM would not take, by person, for whoever looks after LeadSync. The log gets no more than the code: the CRM's text may
    /// name people.
    /// </summary>
    public async Task NoteRefusal(string person, DataverseError error, CancellationToken cancel)
    {
        log.LogWarning("The CRM refused a row of person {Person}: {Fault} {Code}", person, error.Fault, error.Code);
        var note = JsonSerializer.SerializeToUtf8Bytes(new { fault = error.Fault.ToString(), error.Code, error.Message }, JsonSerializerOptions.Web);
        await store.Commit(new Partition("refusals", person), [new RowOperation.Upsert("lead", note)], cancel);
    }
}
