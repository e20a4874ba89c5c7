namespace LeadSync.Domain.Mapping;

/// <summary>Finds the account a lead belongs to, says how sure that is and why. Pure: the same arguments give the same decision.</summary>
public sealed class AccountMatcher(AccountIndex index, RememberedDecisions remembered, MappingSettings settings)
{
    /// <summary>The decision on a lead.</summary>
    public MappingDecision Decide(LeadIdentity lead)
    {
        if (remembered.Find(lead) is { } earlier) return Earlier(earlier);
        var domains = new[] { lead.Email is { } email ? CompanyDomain.OfAddress(email) : null, lead.Website is { } website ? CompanyDomain.OfWebsite(website) : null }
            .OfType<CompanyDomain>().Select(domain => domain.Registrable).ToHashSet();
        var company = CompanyText.Normalize(lead.Company ?? "");
        var found = index.Candidates(lead)
            .Select(account => (account.Id,
                Domain: account.Domains.Select(CompanyDomain.OfWebsite).Any(domain => domain is not null && domains.Contains(domain.Registrable)),
                Name: company.Length > 0 && account.OtherNames.Append(account.Name).Any(name => CompanyText.Normalize(name) == company)))
            .Where(each => each.Domain || each.Name)
            .OrderByDescending(each => each.Domain && each.Name).ThenByDescending(each => each.Domain).ThenBy(each => each.Id, StringComparer.Ordinal)
            .Take(settings.Candidates).ToList();
        if (found.Count == 0) return MappingDecision.Nothing;
        var best = found[0];
        var candidates = found.Select(each => new MappingCandidate(each.Id, (each == best ? 0.98 : 0.01) / (found.Count > 1 && each.Domain == found[1].Domain ? 2 : 1), Evidence(each.Domain, each.Name))).ToList();
        var method = (best.Domain, best.Name) switch { (true, true) => MappingMethod.DomainAndName, (true, false) => MappingMethod.Domain, _ => MappingMethod.Name };
        return new MappingDecision(candidates[0].Probability >= settings.Auto ? MappingOutcome.Auto : MappingOutcome.Review, method, candidates);
    }

    private static MappingDecision Earlier(RememberedDecision earlier) => earlier.Account is null
        ? new(MappingOutcome.None, MappingMethod.EarlierDecision, [])
        : new(MappingOutcome.Auto, MappingMethod.EarlierDecision, [new(earlier.Account, 0.99, [new("decision", "same", 4.6)])]);

    private static List<MappingEvidence> Evidence(bool domain, bool name) =>
        [.. new[] { domain ? new MappingEvidence("domain", "same", 5) : null, name ? new MappingEvidence("name", "same", 4) : null }.OfType<MappingEvidence>()];
}
