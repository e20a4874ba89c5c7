using LeadSync.Functions.State;

namespace LeadSync.Functions.People;

/// <summary>
/// Everybody there is, spread over buckets: table <c>roster</c>, a partition per bucket, a row per person. So all people can
/// be walked, in parts and from where a walk broke off. Who was merged into somebody stays listed; so may an id that never
/// came to be anybody.
/// </summary>
public sealed class PersonRoster(IPartitionStore store)
{
    /// <summary>How many buckets there are.</summary>
    public const int Buckets = 64;

    // Sorts after every id.
    private const string End = "\uffff";

    /// <summary>Lists a person.</summary>
    public Task Add(string person, CancellationToken cancel) =>
        store.Commit(Bucket(BucketOf(person)), [new RowOperation.Upsert(person, [])], cancel);

    /// <summary>Takes a person off the list; that it is not on it changes nothing.</summary>
    public Task Remove(string person, CancellationToken cancel) =>
        store.Commit(Bucket(BucketOf(person)), [new RowOperation.Delete(person)], cancel);

    /// <summary>Up to <paramref name="most"/> people of a bucket, in the order of their ids, after the given one; null begins at the first.</summary>
    public async Task<IReadOnlyList<string>> Page(int bucket, string? after, int most, CancellationToken cancel)
    {
        var people = new List<string>();
        await foreach (var row in store.Range(Bucket(bucket), after is null ? "\u0001" : after + "\u0001", End, cancel))
        {
            people.Add(row.Row);
            if (people.Count == most) break;
        }
        return people;
    }

    private static Partition Bucket(int bucket) => new("roster", bucket.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));

    // A stable spread: string hashes differ from process to process.
    private static int BucketOf(string person) => person.Aggregate(17, (sum, letter) => ((sum * 31) + letter) & 0xffffff) % Buckets;
}
