namespace LeadSync.Domain.Mapping;

/// <summary>What a lead says about where it works. Everything may be missing, and missing is not a contradiction.</summary>
public sealed record LeadIdentity
{
    /// <summary>The company as somebody typed it.</summary>
    public string? Company { get; init; }

    /// <summary>The e-mail address, or a bare domain after the <c>@</c>.</summary>
    public string? Email { get; init; }

    /// <summary>The company's website.</summary>
    public string? Website { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The country, as a name in any usual language or an ISO 3166 code.</summary>
    public string? Country { get; init; }

    /// <summary>The telephone number, national or international.</summary>
    public string? Phone { get; init; }
}
