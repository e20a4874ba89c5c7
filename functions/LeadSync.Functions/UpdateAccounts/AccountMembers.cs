using System.Runtime.CompilerServices;
using LeadSync.Functions.State;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>
/// Which people belong to an account: the way back from an account to those whom UpdateCrm mapped to it. What a person's
/// own <c>crm</c> row says is the truth; rows here are added before it is written and taken away after, so that somebody
/// may be found too often, never too rarely.
/// </summary>
internal sealed class AccountMembers(IPartitionStore store)
{
    private const string Prefix = "p:";
    private const string End = "p;";

    /// <summary>
    /// Notes that a person belongs to another account now, or still to the same, or to none. Repeating it changes nothing.
    /// </summary>
    public async Task Move(string person, Guid? from, Guid? to, CancellationToken cancel)
    {
        // Most people are known here already, and a read is cheaper than a write.
        if (to is { } account && await store.Get(Partition(account), Prefix + person, cancel) is null)
            await store.Commit(Partition(account), [new RowOperation.Upsert(Prefix + person, [])], cancel);
        if (from is { } former && former != to && await store.Get(Partition(former), Prefix + person, cancel) is not null)
            await store.Commit(Partition(former), [new RowOperation.Delete(Prefix + person)], cancel);
    }

    /// <summary>Whether the person is noted for the account.</summary>
    public async Task<bool> Has(Guid account, string person, CancellationToken cancel) =>
        await store.Get(Partition(account), Prefix + person, cancel) is not null;

    /// <summary>Everybody noted for the account. Who was merged into somebody since, or has moved on, may still be among them.</summary>
    public IAsyncEnumerable<string> Of(Guid account, CancellationToken cancel) => After(account, null, cancel);

    /// <summary>The same from after the given one on.</summary>
    public async IAsyncEnumerable<string> After(Guid account, string? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.Range(Partition(account), Prefix + (after is null ? "" : $"{after}\u0001"), End, cancel))
            yield return row.Row[Prefix.Length..];
    }

    internal static Partition Partition(Guid account) => new("accounts", account.ToString("N"));
}
