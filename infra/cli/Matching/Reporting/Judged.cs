using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>A labelled case and what was decided on it.</summary>
internal sealed record Judged(LabelledCase Case, MappingDecision Decision)
{
    // Here a domain that one account alone owns has to do without a person.
    private const string UniqueDomain = "unique_domain";

    /// <summary>The probability of the best candidate; below every threshold where there is none.</summary>
    public double Probability => Decision.Best?.Probability ?? -1;

    /// <summary>Whether there is a right account.</summary>
    public bool HasAccount => Case.Expected.Accounts.Count > 0;

    /// <summary>Whether the best candidate is a right one.</summary>
    public bool IsBestRight => Decision.Best is { } best && Case.Expected.Accounts.Contains(best.Account);

    /// <summary>Whether a right account is among the candidates.</summary>
    public bool IsCandidate => Decision.Candidates.Any(candidate => Case.Expected.Accounts.Contains(candidate.Account));

    /// <summary>Whether it was mapped without anybody being asked, and to an account that certainly is right.</summary>
    public bool IsAutoRight => Decision.Outcome == MappingOutcome.Auto && IsBestRight && !Case.Expected.IsAmbiguous;

    /// <summary>
    /// Whether the decision serves the lead: it is mapped to the right account, or the right one is shown to a person; it
    /// is left alone where it belongs to none; a person is asked where only a person can tell.
    /// </summary>
    public bool IsServed => (Case.Expected, Decision.Outcome) switch
    {
        ({ Accounts: [] }, var outcome) => outcome == MappingOutcome.None,
        ({ IsAmbiguous: true }, var outcome) => outcome == MappingOutcome.Review && IsBestRight,
        (_, MappingOutcome.Auto) => IsBestRight,
        (_, MappingOutcome.Review) => IsShown && Case.Stratum != UniqueDomain,
        _ => false,
    };

    // More candidates are looked at here than a person is shown.
    private bool IsShown => Decision.Candidates.Take(MappingSettings.Default.Candidates).Any(candidate => Case.Expected.Accounts.Contains(candidate.Account));
}
