using LeadSync.Domain.Mapping.Evidence;

namespace LeadSync.Domain.Mapping.Learning;

/// <summary>
/// What is known before anything is learnt: the weights of evidence that the examples do not show, and how alike names are,
/// to choose between several names of an account.
/// </summary>
internal static class SetWeights
{
    // A company domain alone is to be enough for an automatic decision, but not against a name that says otherwise. Other
    // domains of a company are common, so a different one says little. Telephone systems are shared within a building;
    // postal codes go with cities and say what the city says, once.
    private static readonly Dictionary<EvidenceKind, double[]> Set = new()
    {
        [EvidenceKinds.Domain] = [0, -1.2, 6.5, 7],
        [EvidenceKinds.Phone] = [0, -0.2, 2.5, 4.5],
        [EvidenceKinds.PostalCode] = [0, -0.5, 0.4, 1.5],
        [EvidenceKinds.Alike] = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4],
    };

    /// <summary>The table to begin with.</summary>
    public static EvidenceTable Start { get; } = new("start", [.. EvidenceKinds.All.Select(kind => Set.GetValueOrDefault(kind) ?? new double[kind.Levels.Count])]);
}
