using LeadSync.Domain.Mapping;

namespace LeadSync.Functions.Mapping;

/// <summary>The accounts at hand and how they came.</summary>
internal sealed record LoadedAccounts(AccountBook Book)
{
    /// <summary>The other names that are in the book's accounts, by row.</summary>
    public OtherNames Names { get; init; } = new([]);

    /// <summary>What people decided, by row.</summary>
    public IReadOnlyDictionary<Guid, Decision> Decisions { get; init; } = new Dictionary<Guid, Decision>();

    /// <summary>The link by which later changes are read; null where the CRM tracks none.</summary>
    public string? Delta { get; init; }

    /// <summary>When the CRM last said what changed; null where the list is one that was kept.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When the list was last kept in the store.</summary>
    public DateTimeOffset KeptAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>How many accounts changed since.</summary>
    public int ChangedSinceKept { get; init; }

    /// <summary>The same with what differs.</summary>
    public LoadedAccounts With(AccountDifference difference) => this with
    {
        Book = Book.With(difference.Changes), ChangedSinceKept = ChangedSinceKept + difference.Changes.Count,
    };

    /// <summary>The same with these decisions; who is concerned by what differs is added to <paramref name="keys"/>.</summary>
    public LoadedAccounts With(IReadOnlyDictionary<Guid, Decision> decisions, ISet<string> keys)
    {
        foreach (var id in Decisions.Keys.Union(decisions.Keys))
            if (Decisions.GetValueOrDefault(id) is var before && decisions.GetValueOrDefault(id) is var now && before != now)
                keys.UnionWith(new[] { before?.Key(), now?.Key() }.OfType<string>());
        return this with { Decisions = decisions, Book = Book.With(RememberedDecisions.Of(decisions.Values.Select(decision => decision.Content))) };
    }
}
