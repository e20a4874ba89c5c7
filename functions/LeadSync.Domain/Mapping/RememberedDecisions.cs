using NodaTime;

namespace LeadSync.Domain.Mapping;

/// <summary>What a person decided for a lead.</summary>
/// <param name="Company">The lead's company text then.</param>
/// <param name="Email">The lead's e-mail address then, or its bare domain.</param>
/// <param name="Account">The account chosen; null for "none of them".</param>
/// <param name="DecidedOn">When.</param>
public sealed record RememberedDecision(string? Company, string? Email, string? Account, Instant DecidedOn);

/// <summary>
/// What people decided, found again by the same company text and domain. Immutable. Spelling that
/// <see cref="CompanyText"/> takes no notice of makes no difference; the latest decision counts.
/// </summary>
public sealed class RememberedDecisions
{
    /// <summary>Nobody has decided anything.</summary>
    public static readonly RememberedDecisions Empty = new([]);

    private readonly Dictionary<(string Company, string Domain), RememberedDecision> decisions = [];

    private RememberedDecisions(IEnumerable<RememberedDecision> all)
    {
        foreach (var decision in all.OrderBy(decision => decision.DecidedOn).ThenBy(decision => decision.Account, StringComparer.Ordinal))
            if (Key(decision.Company, decision.Email) is { } key) decisions[key] = decision;
    }

    /// <summary>Takes in decisions in any order.</summary>
    public static RememberedDecisions Of(IEnumerable<RememberedDecision> all) => new(all);

    /// <summary>What was decided for leads like this one, or null.</summary>
    public RememberedDecision? Find(LeadIdentity lead) => decisions.Count > 0 && Key(lead.Company, lead.Email) is { } key ? decisions.GetValueOrDefault(key) : null;

    // A free-mail address says nothing of the company, so it neither tells two leads apart nor brings them together.
    private static (string, string)? Key(string? company, string? email)
    {
        var text = CompanyText.Normalize(company ?? "");
        var domain = email is null ? null : CompanyDomain.OfAddress(email);
        return text.Length == 0 && domain is null ? null : (text, domain?.Registrable ?? "");
    }
}
