using LeadSync.Domain.Activities;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>What taking in a lead or contact leaves with its person.</summary>
internal sealed class PersonMarks(IPartitionStore store, DirtyPeople dirty, Tombstones tombstones)
{
    public Task Mark(IEnumerable<string> people, CancellationToken cancel) => dirty.Mark(people, cancel);

    public Task<bool> WereErased(IEnumerable<PersonKey> keys, CancellationToken cancel) => tombstones.StandFor(keys, cancel);

    /// <summary>
    /// Notes that the person is known in the CRM, which decides who survives a merge. All else about the record
    /// UpdateCrm notes when it writes it.
    /// </summary>
    public async Task NoteKnown(string person, RecordTable table, Guid record, CancellationToken cancel)
    {
        while (true)
        {
            var row = await store.Get(PersonRows.Person(person), PersonRows.Crm, cancel);
            if (PersonRows.IsKnownToCrm(row)) return;
            var note = row is null ? new CrmNote() : CrmNote.Read(row.Value);
            var known = (table == RecordTable.Lead ? note with { Lead = record } : note with { Contact = record }).Write();
            RowOperation write = row is null
                ? new RowOperation.Insert(PersonRows.Crm, known)
                : new RowOperation.Replace(PersonRows.Crm, known, row.ETag);
            if (await store.Commit(PersonRows.Person(person), [write], cancel) is CommitResult.Committed) return;
        }
    }
}
