using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>The score of one person or account as of one day. All figures are unrounded unless they say otherwise.</summary>
public sealed record Score
{
    /// <summary>The grade of who meets the minima of none.</summary>
    public const string LowestGrade = "E";

    /// <summary>The model, as <c>name/version</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The day, in the model's time zone.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>max(0, points of the interest rules).</summary>
    public required double Interest { get; init; }

    /// <summary>The points of the fit rules; may be negative.</summary>
    public required double Fit { get; init; }

    /// <summary>The filled share of the profile in percent, 0 to 100.</summary>
    public required double Profile { get; init; }

    /// <summary>The points of an account's filled buying roles; of a person always 0.</summary>
    public double Coverage { get; init; }

    /// <summary>max(0, interest + fit + coverage).</summary>
    public double Total => Math.Max(0, Interest + Fit + Coverage);

    /// <summary>The total as shown: whole, halves away from zero.</summary>
    public int ShownTotal => (int)Math.Min(int.MaxValue, Math.Round(Total, MidpointRounding.AwayFromZero));

    /// <summary>The best grade whose minima are all met.</summary>
    public required string Grade { get; init; }

    /// <summary>Which of <c>interest</c>, <c>fit</c>, <c>profile</c> miss the next better grade's minima, in this order; empty at the best grade.</summary>
    public IReadOnlyList<string> Deficits => [.. Lift.Measures.Select(shortfall => shortfall.Measure)];

    /// <summary>The deficits in figures, and the fields that are missing.</summary>
    public required Lift Lift { get; init; }

    /// <summary>
    /// The missing profile fields, each of which alone would qualify the lead if it were filled, in the order of the
    /// model; null where there is none, or the lead is qualified already.
    /// </summary>
    public required IReadOnlyList<string>? OneFieldAway { get; init; }

    /// <summary>Whether the lead meets the model's qualification.</summary>
    public required bool Qualified { get; init; }

    /// <summary>
    /// Why: interest rules, then fit rules, in the order of the model, without those that give nothing. Their points add
    /// up to the interest before it is cut at 0, plus the fit. Those of an account begin with its people and end with its
    /// buying roles.
    /// </summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }
}

/// <summary>What one rule contributes.</summary>
public sealed record Reason
{
    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The label of the rule.</summary>
    public required Label Label { get; init; }

    /// <summary>The points today, after cap and decay, unrounded.</summary>
    public required double Points { get; init; }

    /// <summary>How many occurrences count; 1 for a fit rule or a buying role.</summary>
    public required int Count { get; init; }

    /// <summary>The day of the last of them; null for a fit rule or a buying role.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>The first of them; null for a fit rule, a buying role, or a person of an account.</summary>
    public ActivityReference? Sample { get; init; }
}

/// <summary>Names one activity of the ledger.</summary>
public sealed record ActivityReference(string Source, string Id);
