using LeadSync.Cli.Matching.Reporting;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Tests.Matching.Reporting;

/// <summary>Cases and decisions on them, in short.</summary>
internal static class Cases
{
    /// <summary>A case where <paramref name="best"/> is the best candidate; none where it is null.</summary>
    public static Judged One(string expected, string? best, double probability = 0.9, string stratum = "", MappingOutcome? outcome = null) =>
        Of("c", expected, stratum, Decision(outcome, best is null ? [] : [(best, probability)]));

    public static Judged Of(string id, string expected, string stratum, MappingDecision decision) =>
        new(new LabelledCase(id, "", stratum, new LeadIdentity(), Expectation.Read(expected)), decision);

    public static MappingDecision Decision(MappingOutcome? outcome, params (string Account, double Probability)[] candidates) => new(
        outcome ?? (candidates.Length == 0 ? MappingOutcome.None : candidates[0].Probability >= 0.95 ? MappingOutcome.Auto : candidates[0].Probability >= 0.5 ? MappingOutcome.Review : MappingOutcome.None),
        candidates.Length == 0 ? MappingMethod.None : MappingMethod.Name,
        [.. candidates.Select(each => new MappingCandidate(each.Account, each.Probability, [new MappingEvidence("name", each.Probability >= 0.95 ? "same" : "near", 2), new MappingEvidence("city", "missing", 0)]))]);
}
