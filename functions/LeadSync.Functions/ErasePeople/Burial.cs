using LeadSync.Domain.Activities;
using LeadSync.Functions.People;

namespace LeadSync.Functions.ErasePeople;

/// <summary>Finds everybody whom a key leads to, and sets tombstones for all of their keys.</summary>
internal sealed class Burial(PersonDirectory directory, Tombstones tombstones)
{
    /// <summary>
    /// The people and keys for which tombstones stand when it ends. It looks again until it finds nothing new: a key or a
    /// merge that came in between, before its tombstone stood, belongs to them too.
    /// </summary>
    public async Task<(IReadOnlyCollection<string> Persons, IReadOnlyCollection<PersonKey> Keys)> Bury(
        PersonKey key, string? person, DateTimeOffset now, CancellationToken cancel)
    {
        var persons = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<PersonKey>();
        var fresh = new HashSet<PersonKey> { key };
        while (fresh.Count > 0)
        {
            await tombstones.Set(fresh, now, cancel);
            keys.UnionWith(fresh);
            person ??= await directory.Find(key, cancel);
            if (person is not null) persons.UnionWith(await directory.Members(await directory.Survivor(person, cancel), cancel));
            fresh = [.. (await directory.KeysOf(persons, cancel)).Except(keys)];
        }
        return (persons, keys);
    }
}
