using LeadSync.Domain.Mapping.Evidence;
using LeadSync.Domain.Mapping.Index;

namespace LeadSync.Domain.Mapping;

/// <summary>
/// Finds the account a lead belongs to, says how sure that is and why. Pure: the same arguments give the same decision. Safe
/// for any number of callers at once.
/// </summary>
/// <param name="index">The accounts.</param>
/// <param name="remembered">What people decided before.</param>
/// <param name="settings">From which probability on a lead is mapped.</param>
/// <param name="table">The weights of evidence; those shipped where none are given.</param>
public sealed class AccountMatcher(AccountIndex index, RememberedDecisions remembered, MappingSettings settings, EvidenceTable? table = null)
{
    private readonly EvidenceTable weights = table ?? EvidenceTable.Current;

    /// <summary>The decision on a lead.</summary>
    public MappingDecision Decide(LeadIdentity lead)
    {
        if (remembered.Find(lead) is { } earlier && (earlier.Account is null || index.Contains(earlier.Account))) return Explanation.Earlier(earlier);
        var facts = LeadFacts.Of(lead);
        var ranking = Ranking.Of(Compare(facts), weights);
        if (ranking.Count == 0) return MappingDecision.Nothing;
        var families = new FamilyChoice(index, facts.Country);
        var chosen = families.Prefer(ranking);
        var candidates = chosen.Take(settings.Candidates).Select(each => Explanation.Of(each, weights)).ToList();
        return new MappingDecision(OutcomeOf(chosen, families), Explanation.MethodOf(chosen[0], weights), candidates);
    }

    /// <summary>Every account that is worth comparing with the lead, compared.</summary>
    internal List<Comparison> Compare(LeadFacts facts)
    {
        var compared = new List<Comparison>();
        foreach (var (layer, gone) in index.Layers)
        {
            var queries = facts.Names.Select(name => new NameQuery(name, layer.Names)).ToList();
            foreach (var account in CandidateSearch.Find(layer, facts, queries))
                if (!gone.Contains(account)) compared.Add(Comparison.Of(layer, account, facts, queries, weights));
        }
        return compared;
    }

    private MappingOutcome OutcomeOf(IReadOnlyList<Ranked> chosen, FamilyChoice families)
    {
        var (best, second) = (chosen[0].Probability, chosen.Count > 1 ? chosen[1].Probability : 0);
        if (best >= settings.Auto && best - second >= settings.Margin && !IsAtOdds(chosen, families)) return MappingOutcome.Auto;
        // Those that nothing tells apart are one question to a person: which of these?
        var alike = chosen.Where(each => chosen[0].LogOdds - each.LogOdds < FamilyChoice.Tie).Sum(each => each.Probability);
        return alike >= settings.Review ? MappingOutcome.Review : MappingOutcome.None;
    }

    // The name says one account and the domain another that has nothing to do with it: whatever the odds, one of the two is wrong.
    private static bool IsAtOdds(IReadOnlyList<Ranked> chosen, FamilyChoice families) =>
        !Explanation.HasDomain(chosen[0]) && chosen.Any(each => Explanation.HasDomain(each) && !families.AreRelated(each, chosen[0]));
}
