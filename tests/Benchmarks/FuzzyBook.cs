using FuzzySharp;
using FuzzySharp.SimilarityRatio;
using FuzzySharp.SimilarityRatio.Scorer;
using FuzzySharp.SimilarityRatio.Scorer.Composite;
using FuzzySharp.SimilarityRatio.Scorer.StrategySensitive;
using LeadSync.Tests.Shared.Accounts;

namespace LeadSync.Benchmarks;

/// <summary>The same accounts for FuzzySharp, which compares a name with each of them.</summary>
internal sealed class FuzzyBook
{
    private readonly IReadOnlyList<MadeAccount> accounts;
    private readonly string[] names;

    /// <summary>Prepares the names beforehand: of that time none is held against it.</summary>
    public FuzzyBook(IReadOnlyList<MadeAccount> accounts) => (this.accounts, names) = (accounts, [.. accounts.Select(account => Prepare(account.Name))]);

    /// <summary>Its two ways to compare names whose words may be missing or in another order.</summary>
    public static IReadOnlyList<(string Name, IRatioScorer Scorer)> Scorers { get; } =
        [("TokenSetRatio", ScorerCache.Get<TokenSetScorer>()), ("WeightedRatio", ScorerCache.Get<WeightedRatioScorer>())];

    /// <summary>The account whose name is most like the lead's.</summary>
    public string? Find(MadeLead lead, IRatioScorer scorer) =>
        Process.ExtractOne(Prepare(lead.Company), names, name => name, scorer) is { } best ? accounts[best.Index].Id : null;

    // As its own preparation, but that other letters than those from A to Z stay.
    private static string Prepare(string name) => string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')).Trim();
}
