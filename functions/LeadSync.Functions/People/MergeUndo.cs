using System.Text;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.People;

/// <summary>Takes people apart who were merged by mistake, and keeps them so (see UnmergePeople/README.md).</summary>
public sealed class MergeUndo(IPartitionStore store)
{
    /// <summary>
    /// Undoes the merge of the person, or, where it survived, all merges into it. Gives the ids of those who are people of
    /// their own now, the survivor first; none where there was no merge. Repeating a call that was cut off completes it.
    /// </summary>
    public async Task<IReadOnlyList<string>> Undo(string person, CancellationToken cancel)
    {
        if (await store.Get(PersonRows.Person(person), PersonRows.Redirect, cancel) is { } redirect)
        {
            var into = Encoding.UTF8.GetString(redirect.Value);
            await TakeApart(into, person, cancel);
            return [into, person];
        }
        var merged = new List<string>();
        await foreach (var row in store.Range(PersonRows.Person(person), PersonRows.MemberPrefix, PersonRows.MemberEnd, cancel))
            merged.Add(row.Row[PersonRows.MemberPrefix.Length..]);
        foreach (var other in merged)
            await TakeApart(person, other, cancel);
        return merged.Count == 0 ? [] : [person, .. merged];
    }

    private async Task TakeApart(string survivor, string other, CancellationToken cancel)
    {
        while (!await Leave(survivor, other, cancel))
            cancel.ThrowIfCancellationRequested();
        while (!await BecomeOwn(other, survivor, cancel))
            cancel.ThrowIfCancellationRequested();
    }

    private async Task<bool> Leave(string survivor, string other, CancellationToken cancel)
    {
        var partition = PersonRows.Person(survivor);
        var operations = new List<RowOperation> { new RowOperation.Upsert(PersonRows.Apart(other), []), new RowOperation.Upsert(PersonRows.Dirty, []) };
        if (await store.Get(partition, PersonRows.Member(other), cancel) is { } member)
            operations.Add(new RowOperation.Delete(member.Row, member.ETag));
        if (await Unlearned(survivor, other, cancel) is { } note)
            operations.Add(note);
        return await store.Commit(partition, operations, cancel) is CommitResult.Committed;
    }

    private async Task<bool> BecomeOwn(string other, string survivor, CancellationToken cancel)
    {
        var partition = PersonRows.Person(other);
        var operations = new List<RowOperation> { new RowOperation.Upsert(PersonRows.Apart(survivor), []), new RowOperation.Upsert(PersonRows.Dirty, []) };
        if (await store.Get(partition, PersonRows.Redirect, cancel) is { } redirect && Encoding.UTF8.GetString(redirect.Value) == survivor)
            operations.Add(new RowOperation.Delete(redirect.Row, redirect.ETag));
        return await store.Commit(partition, operations, cancel) is CommitResult.Committed;
    }

    // While they were one, the survivor may have taken over the records that are the other's own.
    private async Task<RowOperation?> Unlearned(string survivor, string other, CancellationToken cancel)
    {
        if (await store.Get(PersonRows.Person(survivor), PersonRows.Crm, cancel) is not { } row
            || await store.Get(PersonRows.Person(other), PersonRows.Crm, cancel) is not { } others)
            return null;
        var (note, own) = (CrmNote.Read(row.Value), CrmNote.Read(others.Value));
        var without = note with
        {
            Lead = note.Lead == own.Lead ? null : note.Lead,
            Contact = note.Contact == own.Contact ? null : note.Contact,
        };
        return without == note ? null : new RowOperation.Replace(PersonRows.Crm, without.Write(), row.ETag);
    }
}
