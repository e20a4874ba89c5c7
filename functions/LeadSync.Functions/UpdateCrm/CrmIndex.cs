using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LeadSync.Functions.People;
using LeadSync.Functions.State;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// Ways back from the CRM to people: from a lead or contact to its person, and from a mapping key to the people whose
/// leads may belong to an account that has it.
/// </summary>
internal sealed class CrmIndex(IPartitionStore store)
{
    private const string Person = "person";

    public Task Note(RecordTable table, Guid record, string person, CancellationToken cancel) =>
        store.Commit(Record(table, record), [new RowOperation.Upsert(Person, Encoding.UTF8.GetBytes(person))], cancel);

    public Task Forget(RecordTable table, Guid record, CancellationToken cancel) =>
        store.Commit(Record(table, record), [new RowOperation.Delete(Person)], cancel);

    public async Task<string?> PersonOf(RecordTable table, Guid record, CancellationToken cancel) =>
        await store.Get(Record(table, record), Person, cancel) is { } row ? Encoding.UTF8.GetString(row.Value) : null;

    /// <summary>
    /// Notes the person under these mapping keys and under no others. The person's own row is written first and names every
    /// key it is noted under, now or from before, so that all can be found from it.
    /// </summary>
    public async Task NoteKeys(string person, IReadOnlySet<string> keys, CancellationToken cancel)
    {
        // Most people are noted already, and a read is cheaper than a write.
        var noted = await KeysOf(person, cancel);
        if (noted.SetEquals(keys)) return;
        if (!noted.IsSupersetOf(keys)) await WriteKeys(person, noted.Union(keys), cancel);
        foreach (var key in keys.Except(noted)) await store.Commit(Key(key), [new RowOperation.Upsert(person, [])], cancel);
        await Leave(person, noted.Except(keys), cancel);
        await WriteKeys(person, keys, cancel);
    }

    /// <summary>Takes the person out of all keys.</summary>
    public async Task ForgetKeys(string person, CancellationToken cancel) => await Leave(person, await KeysOf(person, cancel), cancel);

    /// <summary>The people of a mapping key, from after the given one on.</summary>
    public async IAsyncEnumerable<string> PeopleOf(string key, string? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.Range(Key(key), $"{after}\u0001", "\uffff", cancel)) yield return row.Row;
    }

    private async Task<HashSet<string>> KeysOf(string person, CancellationToken cancel) =>
        await store.Get(PersonRows.Person(person), PersonRows.Keys, cancel) is { } row
            ? JsonSerializer.Deserialize<HashSet<string>>(row.Value)! : [];

    private Task<CommitResult> WriteKeys(string person, IEnumerable<string> keys, CancellationToken cancel) => store.Commit(
        PersonRows.Person(person), [new RowOperation.Upsert(PersonRows.Keys, JsonSerializer.SerializeToUtf8Bytes(keys.Order(StringComparer.Ordinal)))], cancel);

    private async Task Leave(string person, IEnumerable<string> keys, CancellationToken cancel)
    {
        foreach (var key in keys)
            if (await store.Get(Key(key), person, cancel) is not null) await store.Commit(Key(key), [new RowOperation.Delete(person)], cancel);
    }

    private static Partition Key(string key) => new("mappingkeys", key);

    private static Partition Record(RecordTable table, Guid id) => new(table.Crm.SetName, id.ToString("N"));
}
