using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Accounts;

/// <summary>
/// How accounts are scored: the section <c>account</c> of a scoring model. What people do counts through the model's own
/// interest rules; here is what else an account's score is made of. Immutable; made by loading a model alone.
/// </summary>
public sealed class AccountModel
{
    internal AccountModel(ScoringModel own, IReadOnlyList<RoleCoverage> coverage) => (Own, Coverage) = (own, coverage);

    /// <summary>
    /// The account's own rules as a model of their own: interest rules over visits, fit, profile, grades, qualification.
    /// Keep the visits of an account in an <see cref="InterestState"/> of it.
    /// </summary>
    public ScoringModel Own { get; }

    /// <summary>The points of each role of the buying centre that somebody has, in the order of the model.</summary>
    public IReadOnlyList<RoleCoverage> Coverage { get; }
}

/// <summary>What it gives that somebody has this role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Points">Above 0.</param>
public sealed record RoleCoverage(BuyingRole Role, double Points);
