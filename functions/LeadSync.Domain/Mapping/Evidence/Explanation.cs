using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>Says in a few lines what speaks for and against a candidate. The lines add up to its log-odds.</summary>
internal static class Explanation
{
    private const double EarlierProbability = 0.99;

    private static readonly string[] Groups = [.. EvidenceKinds.All.Select(kind => kind.Group).Distinct()];
    private static readonly int[] GroupOf = [.. EvidenceKinds.All.Select(kind => Array.IndexOf(Groups, kind.Group))];

    /// <summary>The candidate with its evidence, the strongest first.</summary>
    public static MappingCandidate Of(Ranked ranked, EvidenceTable table)
    {
        var sums = new double?[Groups.Length];
        for (var place = 0; place < EvidenceKinds.All.Count; place++)
            if (ranked.Comparison.Vector.At(place) is { } level) sums[GroupOf[place]] = (sums[GroupOf[place]] ?? 0) + table[place, level];
        var evidence = new List<MappingEvidence>(Groups.Length);
        for (var group = 0; group < Groups.Length; group++)
            if (sums[group] is { } sum && LevelOf(Groups[group], ranked.Comparison) is var level && (level != "missing" || Math.Abs(sum) > 0.005))
                evidence.Add(new MappingEvidence(Groups[group], level, sum, Groups[group] == EvidenceKinds.NameGroup ? Detail(ranked.Comparison) : null));
        evidence.Sort((left, right) => Math.Abs(left.LogOdds) != Math.Abs(right.LogOdds)
            ? Math.Abs(right.LogOdds).CompareTo(Math.Abs(left.LogOdds)) : string.CompareOrdinal(left.Kind, right.Kind));
        return new MappingCandidate(ranked.Id, ranked.Probability, evidence);
    }

    /// <summary>What carried the decision for a candidate.</summary>
    public static MappingMethod MethodOf(Ranked best, EvidenceTable table)
    {
        var name = 0.0;
        for (var place = 0; place < EvidenceKinds.All.Count; place++)
            if (EvidenceKinds.All[place].Group is EvidenceKinds.NameGroup or EvidenceKinds.RarityGroup && best.Comparison.Vector.At(place) is { } level)
                name += table[place, level];
        return !HasDomain(best) ? MappingMethod.Name : best.Comparison.Names is not null && name > 0 ? MappingMethod.DomainAndName : MappingMethod.Domain;
    }

    /// <summary>True for an account that owns a domain of the lead's.</summary>
    public static bool HasDomain(Ranked ranked) => ranked.Comparison.Vector.LevelOf(EvidenceKinds.Domain)!.StartsWith("same", StringComparison.Ordinal);

    /// <summary>What a person decided before for the same company text and domain.</summary>
    public static MappingDecision Earlier(RememberedDecision earlier) => earlier.Account is not { } account
        ? new MappingDecision(MappingOutcome.None, MappingMethod.EarlierDecision, [])
        : new MappingDecision(MappingOutcome.Auto, MappingMethod.EarlierDecision,
            [new MappingCandidate(account, EarlierProbability, [new MappingEvidence("decision", "same", Math.Log(EarlierProbability / (1 - EarlierProbability)))])]);

    private static string LevelOf(string group, Comparison comparison) => group switch
    {
        EvidenceKinds.NameGroup => comparison.Names is { } names ? NameLevel(names) : "missing",
        EvidenceKinds.RarityGroup => comparison.Names!.Shared switch { < 10 => "common", < 17 => "telling", _ => "rare" },
        EvidenceKinds.FormGroup => FormLevel(comparison.Vector.LevelOf(EvidenceKinds.Form)!),
        EvidenceKinds.NumeralGroup => NumeralLevel(comparison.Vector),
        "prior" => "always",
        _ => Short(comparison.Vector.LevelOf(EvidenceKinds.All.First(kind => kind.Group == group))!),
    };

    private static string NameLevel(NameAgreement names) => names switch
    {
        { IsWhole: true, Weakest: WordRelation.Same } => "same",
        { IsWhole: true } => "respelt",
        { Alike: < 0.3 } => "apart",
        { AccountOnly: < 0.5 } => "lead says more",
        { LeadOnly: < 0.5 } => "account says more",
        _ => "in part",
    };

    private static string FormLevel(string level) => level switch
    {
        "neither says one" => "missing",
        "kin" => "kin",
        _ when level.StartsWith("same", StringComparison.Ordinal) => "same",
        _ when level.StartsWith("none and", StringComparison.Ordinal) || level.EndsWith("and none", StringComparison.Ordinal) => "one missing",
        _ => "different",
    };

    private static string NumeralLevel(EvidenceVector vector) =>
        vector.LevelOf(EvidenceKinds.Numbers) == "different" || vector.LevelOf(EvidenceKinds.Compass) == "different" ? "different"
        : vector.LevelOf(EvidenceKinds.Numbers) == "same" && vector.LevelOf(EvidenceKinds.Compass) == "same" ? "missing" : "one missing";

    private static string Short(string level) => level.StartsWith("same,", StringComparison.Ordinal) ? "same" : level;

    private static string? Detail(Comparison comparison)
    {
        if (comparison.Name < 0 || comparison.Name == comparison.Layer.FirstNameOf(comparison.Account)) return null;
        var words = new List<string>();
        foreach (var word in comparison.Layer.Names.Words[comparison.Name]) words.Add(comparison.Layer.Names.Vocabulary[word].ToString());
        return string.Join(' ', words);
    }
}
