using System.Text;
using LeadSync.Domain.Activities;
using LeadSync.Functions.State;

namespace LeadSync.Functions.People;

/// <summary>
/// A new person's id. Ids sort by the time they were made, so that the older of two persons has the smaller one.
/// </summary>
public delegate string NewPersonId();

/// <summary>Who keys belong to.</summary>
/// <param name="Home">The person whose ledger holds activities of these keys, merged or not.</param>
/// <param name="Survivor">The person that home counts for.</param>
public sealed record Belonging(string Home, string Survivor);

/// <summary>Finds people by their keys, links keys that arrive together, and merges (see README.md).</summary>
public sealed class PersonDirectory(IPartitionStore store, PersonRoster roster, NewPersonId newId)
{
    /// <summary>The person a key was first seen with, or null where it never was. It never changes; see <see cref="Survivor"/>.</summary>
    public async Task<string?> Find(PersonKey key, CancellationToken cancel) =>
        await store.Get(PersonRows.Key(key), PersonRows.KeyPerson, cancel) is { } row ? Encoding.UTF8.GetString(row.Value) : null;

    /// <summary>Whether anything is known of a person with this id.</summary>
    public async Task<bool> Exists(string person, CancellationToken cancel)
    {
        await foreach (var _ in store.Range(PersonRows.Person(person), "\u0001", "\uffff", cancel))
            return true;
        return false;
    }

    /// <summary>The person that counts for this one now: itself, or whoever it was merged into.</summary>
    public async Task<string> Survivor(string person, CancellationToken cancel)
    {
        var path = new List<string> { person };
        while (await Redirect(path[^1], cancel) is { } next)
        {
            var seen = path.IndexOf(next);
            // Two merges that met in opposite directions make a ring; all of it agrees on its oldest.
            if (seen >= 0)
                return path[seen..].Min(StringComparer.Ordinal)!;
            path.Add(next);
        }
        return path[^1];
    }

    /// <summary>
    /// The person these keys belong to. Unknown keys are linked to the known ones, or to a new person; keys of several
    /// people merge those, but for people who were taken apart. The same keys (at least one) give the same home for good.
    /// </summary>
    public async Task<Belonging> Link(IReadOnlyCollection<PersonKey> keys, CancellationToken cancel)
    {
        var ranked = keys.OrderBy(Rank).ThenBy(key => key).ToArray();
        var people = new string?[ranked.Length];
        for (var i = 0; i < ranked.Length; i++)
            people[i] = await Find(ranked[i], cancel);
        var anchor = people.FirstOrDefault(person => person is not null);
        for (var i = 0; i < ranked.Length; i++)
        {
            people[i] ??= await Claim(ranked[i], anchor ?? await NewPerson(cancel), cancel);
            anchor ??= people[i];
        }
        var survivor = await Survivor(people[0]!, cancel);
        foreach (var other in people.Skip(1).Distinct().Where(other => other != people[0]))
            if (!await AreApart(survivor, await Survivor(other!, cancel), cancel))
                survivor = await Merge(survivor, other!, cancel);
        return new Belonging(people[0]!, survivor);
    }

    /// <summary>
    /// A survivor and everybody merged into it, directly or through others; the survivor first.
    /// </summary>
    public async Task<List<string>> Members(string survivor, CancellationToken cancel)
    {
        var members = new List<string> { survivor };
        for (var i = 0; i < members.Count; i++)
            await foreach (var row in store.Range(PersonRows.Person(members[i]), PersonRows.MemberPrefix, PersonRows.MemberEnd, cancel))
                if (row.Row[PersonRows.MemberPrefix.Length..] is var member && !members.Contains(member))
                    members.Add(member);
        return members;
    }

    /// <summary>The keys that belong to these people.</summary>
    public async Task<List<PersonKey>> KeysOf(IReadOnlyCollection<string> people, CancellationToken cancel)
    {
        var keys = new List<PersonKey>();
        foreach (var person in people)
            await foreach (var row in store.Range(PersonRows.Person(person), PersonRows.ClaimedPrefix, PersonRows.ClaimedEnd, cancel))
                // Whoever claimed a key at the same time as another may not have got it.
                if (PersonKey.Parse(row.Row[PersonRows.ClaimedPrefix.Length..]) is { } key && await Find(key, cancel) == person)
                    keys.Add(key);
        return keys;
    }

    /// <summary>Makes one person of two and returns the survivor, which then is dirty. Nothing happens where they are one already.</summary>
    public async Task<string> Merge(string first, string second, CancellationToken cancel)
    {
        while (true)
        {
            first = await Survivor(first, cancel);
            second = await Survivor(second, cancel);
            if (first == second)
                return first;
            var (survivor, loser) = await Choose(first, second, cancel);
            // The survivor learns of the loser first: should this process die in between, the next delivery of the same
            // keys finds two survivors again and repeats the merge.
            await store.Commit(
                PersonRows.Person(survivor),
                [new RowOperation.Upsert(PersonRows.Member(loser), []), new RowOperation.Upsert(PersonRows.Dirty, [])],
                cancel);
            var redirect = new RowOperation.Insert(PersonRows.Redirect, Encoding.UTF8.GetBytes(survivor));
            if (await store.Commit(PersonRows.Person(loser), [redirect], cancel) is CommitResult.Committed)
                return survivor;
        }
    }

    // Whom an operator took apart stay so, with all who were merged into them since.
    private async Task<bool> AreApart(string first, string second, CancellationToken cancel)
    {
        if (first == second)
            return false;
        var others = await Members(second, cancel);
        foreach (var one in await Members(first, cancel))
            foreach (var other in others)
                if (await store.Get(PersonRows.Person(one), PersonRows.Apart(other), cancel) is not null)
                    return true;
        return false;
    }

    // What names a person most surely decides whose ledger takes the activity.
    private static int Rank(PersonKey key) =>
        key.IsEmail ? 0 : key.Value.StartsWith("cookie:", StringComparison.Ordinal) ? 2 : 1;

    // Listed before anything refers to it: a person that is missing from the roster would be missed by every walk.
    private async Task<string> NewPerson(CancellationToken cancel)
    {
        var id = newId();
        await roster.Add(id, cancel);
        return id;
    }

    private async Task<string> Claim(PersonKey key, string person, CancellationToken cancel)
    {
        // The way back first: a key that a person has, but does not know of, would outlive the person's erasure.
        await store.Commit(PersonRows.Person(person), [new RowOperation.Upsert(PersonRows.Claimed(key), [])], cancel);
        var claim = new RowOperation.Insert(PersonRows.KeyPerson, Encoding.UTF8.GetBytes(person));
        return await store.Commit(PersonRows.Key(key), [claim], cancel) is CommitResult.Committed
            ? person
            : await Find(key, cancel) ?? throw new InvalidOperationException("A key exists and has no person.");
    }

    /// <summary>Who is known in the CRM survives; else the older.</summary>
    private async Task<(string Survivor, string Loser)> Choose(string first, string second, CancellationToken cancel)
    {
        var firstIsKnown = PersonRows.IsKnownToCrm(await store.Get(PersonRows.Person(first), PersonRows.Crm, cancel));
        var secondIsKnown = PersonRows.IsKnownToCrm(await store.Get(PersonRows.Person(second), PersonRows.Crm, cancel));
        var firstSurvives = firstIsKnown == secondIsKnown ? string.CompareOrdinal(first, second) < 0 : firstIsKnown;
        return firstSurvives ? (first, second) : (second, first);
    }

    private async Task<string?> Redirect(string person, CancellationToken cancel) =>
        await store.Get(PersonRows.Person(person), PersonRows.Redirect, cancel) is { } row ? Encoding.UTF8.GetString(row.Value) : null;
}
