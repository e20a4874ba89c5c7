using System.Collections.Frozen;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.Segments;

namespace LeadSync.Functions.Mapping;

/// <summary>All active accounts and their segments at one moment, and the one decision on every lead. Immutable.</summary>
internal sealed class AccountBook
{
    private readonly LayeredAccounts accounts;
    private readonly AccountIndex index;
    private readonly RememberedDecisions remembered;
    private readonly MappingSettings settings;
    private readonly AccountMatcher matcher;
    private readonly FrozenDictionary<Guid, Segment> segments;

    private AccountBook(LayeredAccounts accounts, AccountIndex index, RememberedDecisions remembered, MappingSettings settings, FrozenDictionary<Guid, Segment> segments)
    {
        (this.accounts, this.index, this.remembered, this.settings, this.segments) = (accounts, index, remembered, settings, segments);
        matcher = new AccountMatcher(index, remembered, settings);
    }

    /// <summary>No accounts, no segments, nothing decided.</summary>
    public static AccountBook Empty(MappingSettings settings) =>
        new(LayeredAccounts.Of([]), AccountIndex.Build([]), RememberedDecisions.Empty, settings, FrozenDictionary<Guid, Segment>.Empty);

    public IEnumerable<CrmAccount> All => accounts.All;

    public IEnumerable<Segment> Segments => segments.Values;

    /// <summary>The same with these accounts in place of all; of several with the same id the last counts.</summary>
    public AccountBook WithAll(IEnumerable<CrmAccount> all)
    {
        var layered = LayeredAccounts.Of(all);
        return new AccountBook(layered, AccountIndex.Build(layered.All.Select(account => account.Identity())), remembered, settings, segments);
    }

    /// <summary>The same but for these accounts; null takes one away. Costs what changes, not what there is.</summary>
    public AccountBook With(IReadOnlyDictionary<Guid, CrmAccount?> changes)
    {
        if (changes.Count == 0) return this;
        var changed = changes.Values.OfType<CrmAccount>().Where(account => !account.IsIdenticalTo(Find(account.Id))).Select(account => account.Identity());
        var removed = changes.Where(change => change.Value is null).Select(change => change.Key.ToString("D"));
        var (all, arranged) = (accounts.With(changes), index.With(changed, removed));
        // Very many changes make looking up slow; then it is arranged anew, which pays once in a while.
        if (arranged.IsStale) arranged = AccountIndex.Build(all.All.Select(account => account.Identity()));
        return new AccountBook(all, arranged, remembered, settings, segments);
    }

    public AccountBook With(IEnumerable<Segment> all) =>
        new(accounts, index, remembered, settings, all.ToFrozenDictionary(segment => segment.Id));

    /// <summary>The same with all that people decided so far.</summary>
    public AccountBook With(RememberedDecisions decisions) => new(accounts, index, decisions, settings, segments);

    public CrmAccount? Find(Guid id) => accounts.Find(id);

    public CrmAccount? Find(string? id) => Guid.TryParse(id, out var account) ? accounts.Find(account) : null;

    /// <summary>The account of a lead that says this of itself, how sure that is, and why.</summary>
    public MappingDecision Match(LeadIdentity lead) => matcher.Decide(lead);

    /// <summary>The segment for an account that is in none: of those whose criteria it fits the first by priority, then by name.</summary>
    public Segment? Propose(IReadOnlyDictionary<string, PropertyValue> attributes) => segments.Values
        .Where(segment => segment.Criteria?.Fits(attributes) == true)
        .OrderBy(segment => segment.Priority).ThenBy(segment => segment.Name, StringComparer.Ordinal).ThenBy(segment => segment.Id)
        .FirstOrDefault();

    public Segment? FindSegment(Guid id) => segments.GetValueOrDefault(id);

    /// <summary>The segment that an account is in, or null: its people are then led the traditional way.</summary>
    public Segment? SegmentOf(Guid account) => Find(account)?.SegmentId is { } id ? FindSegment(id) : null;
}
