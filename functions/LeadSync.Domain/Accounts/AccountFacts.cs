using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Accounts;

/// <summary>What an account's score is made of. Orders mean nothing: the same content gives the same score to the last bit.</summary>
public sealed record AccountFacts
{
    /// <summary>The account's people, each once.</summary>
    public IReadOnlyList<AccountPerson> People { get; init; } = [];

    /// <summary>The visits from the account's networks, for <see cref="AccountModel.Own"/>; null where there are none.</summary>
    public InterestState? Visits { get; init; }

    /// <summary>The firmographics.</summary>
    public IReadOnlyDictionary<string, PropertyValue> Attributes { get; init; } = new Dictionary<string, PropertyValue>();

    /// <summary>The roles of the buying centre that somebody has.</summary>
    public IReadOnlySet<BuyingRole> Roles { get; init; } = new HashSet<BuyingRole>();
}

/// <summary>A person of an account.</summary>
/// <param name="Id">Tells people apart.</param>
/// <param name="Label">What people read: a name or an address.</param>
/// <param name="Interest">The state for the scoring model itself, which scores people.</param>
public sealed record AccountPerson(string Id, string Label, InterestState Interest);
