namespace LeadSync.Domain.Mapping;

/// <summary>What is to become of a lead's mapping.</summary>
public enum MappingOutcome
{
    /// <summary>No account is likely enough to bother anybody with.</summary>
    None,

    /// <summary>A person has to choose among the candidates.</summary>
    Review,

    /// <summary>The best candidate is the lead's account.</summary>
    Auto,
}

/// <summary>What carried a decision.</summary>
public enum MappingMethod
{
    /// <summary>There is no candidate.</summary>
    None,

    /// <summary>The company domain.</summary>
    Domain,

    /// <summary>The company's name.</summary>
    Name,

    /// <summary>Domain and name together.</summary>
    DomainAndName,

    /// <summary>What a person decided before for the same company text and domain.</summary>
    EarlierDecision,
}

/// <summary>
/// The decision on one lead: one for scoring, routing, views and reports. Candidates are ranked, the best first, also where
/// the outcome is <see cref="MappingOutcome.None"/>.
/// </summary>
public sealed record MappingDecision(MappingOutcome Outcome, MappingMethod Method, IReadOnlyList<MappingCandidate> Candidates)
{
    /// <summary>Nothing is known of any account.</summary>
    public static readonly MappingDecision Nothing = new(MappingOutcome.None, MappingMethod.None, []);

    /// <summary>The best candidate, or null where there is none.</summary>
    public MappingCandidate? Best => Candidates.Count > 0 ? Candidates[0] : null;

    /// <summary>The account the lead is mapped to without anybody being asked, or null.</summary>
    public string? Account => Outcome == MappingOutcome.Auto ? Best?.Account : null;
}

/// <summary>An account a lead may belong to.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Probability">That it is the lead's, from 0 to 1; those of all candidates and of "none of them" add up to 1.</param>
/// <param name="Evidence">What speaks for and against it, strongest first.</param>
public sealed record MappingCandidate(string Account, double Probability, IReadOnlyList<MappingEvidence> Evidence);

/// <summary>One thing that was compared.</summary>
/// <param name="Kind">What was compared: a kind of the evidence table.</param>
/// <param name="Level">How it came out: a level of that kind; "missing" where one side says nothing.</param>
/// <param name="LogOdds">By how much it moves the odds, as a natural logarithm; negative speaks against.</param>
/// <param name="Detail">What of the account was compared, where it is not plain: a former name, say. Null else.</param>
public sealed record MappingEvidence(string Kind, string Level, double LogOdds, string? Detail = null);
