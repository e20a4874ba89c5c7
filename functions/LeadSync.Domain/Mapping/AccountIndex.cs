namespace LeadSync.Domain.Mapping;

/// <summary>All accounts, arranged so that the candidates for a lead are found without looking at the rest. Immutable; safe for any number of readers.</summary>
public sealed class AccountIndex
{
    private readonly Dictionary<string, AccountIdentity> accounts;
    private readonly ILookup<string, string> byKey;

    private AccountIndex(Dictionary<string, AccountIdentity> accounts)
    {
        this.accounts = accounts;
        byKey = accounts.Values.SelectMany(account => MappingKeys.Of(account).Select(key => (key, account.Id))).ToLookup(pair => pair.key, pair => pair.Id);
    }

    /// <summary>How many accounts it holds.</summary>
    public int Count => accounts.Count;

    /// <summary>Arranges accounts; of several with the same id the last counts. Their order makes no difference else.</summary>
    public static AccountIndex Build(IEnumerable<AccountIdentity> all)
    {
        var byId = new Dictionary<string, AccountIdentity>(StringComparer.Ordinal);
        foreach (var account in all) byId[account.Id] = account;
        return new AccountIndex(byId);
    }

    /// <summary>The same accounts but for the changed and new ones and without the removed ones. Costs what changed, not what there is.</summary>
    public AccountIndex With(IEnumerable<AccountIdentity> changed, IEnumerable<string> removed)
    {
        var now = new Dictionary<string, AccountIdentity>(accounts, StringComparer.Ordinal);
        foreach (var id in removed) now.Remove(id);
        foreach (var account in changed) now[account.Id] = account;
        return new AccountIndex(now);
    }

    internal IEnumerable<AccountIdentity> Candidates(LeadIdentity lead) =>
        MappingKeys.Of(lead).SelectMany(key => byKey[key]).Distinct().Select(id => accounts[id]);
}
