using LeadSync.Domain.Mapping;

namespace LeadSync.Functions.Mapping;

/// <summary>Collects what differs between accounts as they were and as they are, and whom that concerns.</summary>
internal sealed class AccountDifference
{
    private readonly Dictionary<Guid, CrmAccount?> changes = [];

    /// <summary>By id; null for an account that is no more.</summary>
    public IReadOnlyDictionary<Guid, CrmAccount?> Changes => changes;

    /// <summary>What leads have in common with an account that tells itself from others by something else now, before or after.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    public void Add(Guid id, CrmAccount? before, CrmAccount? now)
    {
        if (Equals(before, now)) return;
        changes[id] = now;
        if (before?.IsIdenticalTo(now) == true) return;
        foreach (var account in new[] { before, now }.OfType<CrmAccount>()) Keys.UnionWith(MappingKeys.Of(account.Identity()));
    }
}
