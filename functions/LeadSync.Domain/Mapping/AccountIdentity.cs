using NodaTime;

namespace LeadSync.Domain.Mapping;

/// <summary>What tells an account from every other, as far as it is known. Texts stand as somebody entered them.</summary>
public sealed record AccountIdentity
{
    /// <summary>The account's id; any text without line breaks, compared ordinally.</summary>
    public required string Id { get; init; }

    /// <summary>The name it goes by today, with or without its legal form.</summary>
    public required string Name { get; init; }

    /// <summary>Former names, trading names, brands: each counts as a name of its own.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Domains, aliases and websites; what is no company domain says nothing.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>The city of its main address.</summary>
    public string? City { get; init; }

    /// <summary>The postal code of its main address.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The country, as a name in any usual language or an ISO 3166 code.</summary>
    public string? Country { get; init; }

    /// <summary>Its telephone number, national or international.</summary>
    public string? Phone { get; init; }

    /// <summary>The account it belongs to in its group, or null.</summary>
    public string? ParentId { get; init; }

    /// <summary>True for an account that account-based marketing is after.</summary>
    public bool IsTarget { get; init; }

    /// <summary>True for an account that has bought.</summary>
    public bool IsCustomer { get; init; }

    /// <summary>When it came into the CRM; the oldest wins the last tie.</summary>
    public Instant? CreatedOn { get; init; }
}
