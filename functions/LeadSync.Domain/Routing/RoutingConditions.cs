using LeadSync.Domain.Mapping.Places;

namespace LeadSync.Domain.Routing;

/// <summary>
/// Which leads a rule is for. All that is named must hold; of a list any one value suffices. Texts are compared without
/// regard to case, countries by what they mean: <c>DE</c> is <c>Deutschland</c>.
/// </summary>
public sealed record RoutingConditions
{
    /// <summary>The stage, by its choice number; null for any.</summary>
    public int? Stage { get; init; }

    /// <summary>The segment of the account; null for any.</summary>
    public Guid? Segment { get; init; }

    /// <summary>Whether the account is in any segment; null for either.</summary>
    public bool? InSegment { get; init; }

    /// <summary>Grades such as "A"; empty for any.</summary>
    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>The score it has at least; null for any. A lead without a score has none.</summary>
    public double? MinimumScore { get; init; }

    /// <summary>Countries by name or code; empty for any.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Whether the account is a customer; null for either.</summary>
    public bool? IsCustomer { get; init; }

    /// <summary>Topics of interest; empty for any.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Lead sources by their English names; empty for any.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether a lead meets all of them.</summary>
    public bool Hold(RoutingCase lead) =>
        (Stage is null || Stage == lead.Stage)
        && (Segment is null || Segment == lead.Segment)
        && (InSegment is null || InSegment == lead.Segment is not null)
        && (IsCustomer is null || IsCustomer == lead.IsCustomer)
        && (MinimumScore is null || lead.Score >= MinimumScore)
        && Names(Grades, lead.Grade)
        && Names(Sources, lead.Source)
        && (Topics.Count == 0 || lead.Topics.Any(topic => Names(Topics, topic)))
        && (Countries.Count == 0 || NamesCountry(lead.Country));

    private static bool Names(IReadOnlyList<string> list, string? value) =>
        list.Count == 0 || (value is not null && list.Contains(value, StringComparer.OrdinalIgnoreCase));

    private bool NamesCountry(string? country) =>
        CountryCode.Of(country) is not 0 and var code && Countries.Any(name => CountryCode.Of(name) == code);
}
