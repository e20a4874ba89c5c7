using System.Collections.Immutable;

namespace LeadSync.Functions.Mapping;

/// <summary>
/// Accounts by id; immutable. Changes lie in a small layer over the many, so that a changed account costs what changed; a
/// layer that has grown is worked in.
/// </summary>
internal sealed class LayeredAccounts
{
    private const int SmallestLayer = 1000;

    private readonly Dictionary<Guid, CrmAccount> below;
    private readonly ImmutableDictionary<Guid, CrmAccount?> above;

    private LayeredAccounts(Dictionary<Guid, CrmAccount> below, ImmutableDictionary<Guid, CrmAccount?> above) =>
        (this.below, this.above) = (below, above);

    /// <summary>Of several with the same id the last counts.</summary>
    public static LayeredAccounts Of(IEnumerable<CrmAccount> all)
    {
        var accounts = new Dictionary<Guid, CrmAccount>();
        foreach (var account in all) accounts[account.Id] = account;
        return new LayeredAccounts(accounts, ImmutableDictionary<Guid, CrmAccount?>.Empty);
    }

    public IEnumerable<CrmAccount> All =>
        above.IsEmpty ? below.Values : below.Values.Where(account => !above.ContainsKey(account.Id)).Concat(above.Values.OfType<CrmAccount>());

    public CrmAccount? Find(Guid id) => above.TryGetValue(id, out var changed) ? changed : below.GetValueOrDefault(id);

    /// <summary>The same but for these; null takes an account away.</summary>
    public LayeredAccounts With(IReadOnlyDictionary<Guid, CrmAccount?> changes)
    {
        var layer = new LayeredAccounts(below, above.SetItems(changes));
        return layer.above.Count > Math.Max(SmallestLayer, below.Count / 8) ? Of(layer.All) : layer;
    }
}
