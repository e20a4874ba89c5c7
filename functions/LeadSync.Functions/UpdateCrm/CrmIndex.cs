using System.Text;
using LeadSync.Functions.State;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// Ways back from the CRM to people: from a lead or contact to its person, and from a company domain to the people who
/// have an address there.
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

    public async Task NoteDomain(string domain, string person, CancellationToken cancel)
    {
        // Most people are known here already, and a read is cheaper than a write.
        if (await store.Get(Domain(domain), person, cancel) is null)
            await store.Commit(Domain(domain), [new RowOperation.Upsert(person, [])], cancel);
    }

    /// <summary>The people of a domain, at most <paramref name="most"/> of them.</summary>
    public async Task<List<string>> PeopleOf(string domain, int most, CancellationToken cancel)
    {
        var people = new List<string>();
        await foreach (var row in store.Range(Domain(domain), "\u0001", "\uffff", cancel))
        {
            people.Add(row.Row);
            if (people.Count == most) break;
        }
        return people;
    }

    private static Partition Record(RecordTable table, Guid id) => new(table.Crm.SetName, id.ToString("N"));

    private static Partition Domain(string domain) => new("domains", domain);
}
