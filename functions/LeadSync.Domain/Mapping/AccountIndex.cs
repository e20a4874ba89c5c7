using LeadSync.Domain.Mapping.Index;

namespace LeadSync.Domain.Mapping;

/// <summary>
/// All accounts, arranged so that the candidates for a lead are found without looking at the rest. Immutable; safe for any
/// number of readers. One large layer holds most accounts; what changed since lies in a few small ones before it.
/// </summary>
public sealed class AccountIndex
{
    // A list this small is arranged anew in less time than anybody notices.
    private const int SmallEnough = 2_000;

    private readonly IndexLayer[] layers;
    private readonly HashSet<int>[] replaced;
    private readonly Dictionary<string, AccountIdentity> changes;

    private AccountIndex(IndexLayer[] layers, HashSet<int>[] replaced, Dictionary<string, AccountIdentity> changes)
    {
        (this.layers, this.replaced, this.changes) = (layers, replaced, changes);
        Count = layers.Zip(replaced, (layer, gone) => layer.Accounts.Count - gone.Count).Sum();
    }

    /// <summary>How many accounts it holds.</summary>
    public int Count { get; }

    /// <summary>Whether so much changed that looking up costs noticeably more than in an index built anew.</summary>
    public bool IsStale => changes.Count > Math.Max(SmallEnough, layers[^1].Accounts.Count / 8);

    /// <summary>Arranges accounts; of several with the same id the last counts. Their order makes no difference else.</summary>
    public static AccountIndex Build(IEnumerable<AccountIdentity> all)
    {
        var byId = new Dictionary<string, AccountIdentity>(StringComparer.Ordinal);
        foreach (var account in all) byId[account.Id] = account;
        return new AccountIndex([new IndexLayer(byId.Values, known: null)], [[]], []);
    }

    /// <summary>
    /// The same accounts but for the changed and new ones and without the removed ones. Costs what changed since the index
    /// was built, not what there is.
    /// </summary>
    public AccountIndex With(IEnumerable<AccountIdentity> changed, IEnumerable<string> removed)
    {
        var now = new Dictionary<string, AccountIdentity>(changes, StringComparer.Ordinal);
        var gone = new HashSet<int>(replaced[^1]);
        foreach (var id in removed)
        {
            now.Remove(id);
            if (Large.Accounts.Ids.Find(id) is var place and >= 0) gone.Add(place);
        }
        foreach (var account in changed)
        {
            now[account.Id] = account;
            if (Large.Accounts.Ids.Find(account.Id) is var place and >= 0) gone.Add(place);
        }
        return now.Count == 0
            ? new AccountIndex([Large], [gone], now)
            : new AccountIndex([new IndexLayer(now.Values, Large.Accounts.Count > 0 ? Large : null), Large], [[], gone], now);
    }

    /// <summary>True where it holds an account of the id.</summary>
    public bool Contains(string id) => Places(id).Any();

    /// <summary>The layers, each with the places in it that no longer count.</summary>
    internal IEnumerable<(IndexLayer Layer, IReadOnlySet<int> Gone)> Layers => layers.Zip(replaced, (layer, gone) => (layer, (IReadOnlySet<int>)gone));

    /// <summary>The account of which the given hash is that of its id, or null.</summary>
    internal (IndexLayer Layer, int Account)? WithHash(int hash)
    {
        foreach (var (layer, gone) in Layers)
            foreach (var place in layer.Accounts.Ids.WithHash(hash))
                if (!gone.Contains(place)) return (layer, place);
        return null;
    }

    private IndexLayer Large => layers[^1];

    private IEnumerable<int> Places(string id) => Layers.Select(each => each.Layer.Accounts.Ids.Find(id) is var place && place >= 0 && !each.Gone.Contains(place) ? place : -1).Where(place => place >= 0);
}
