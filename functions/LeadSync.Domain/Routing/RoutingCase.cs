namespace LeadSync.Domain.Routing;

/// <summary>All that the choice of a rule and of its target depends on, of one lead at one moment.</summary>
public sealed record RoutingCase
{
    /// <summary>The stage it stands in, by its choice number.</summary>
    public required int Stage { get; init; }

    /// <summary>The segment of its account.</summary>
    public Guid? Segment { get; init; }

    /// <summary>Its grade, such as "A".</summary>
    public string? Grade { get; init; }

    /// <summary>Its score.</summary>
    public double? Score { get; init; }

    /// <summary>Its country as it stands in the address.</summary>
    public string? Country { get; init; }

    /// <summary>Whether its account buys already.</summary>
    public bool IsCustomer { get; init; }

    /// <summary>What its person was interested in of late.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Its lead source by the English name.</summary>
    public string? Source { get; init; }

    /// <summary>The user who owns its account; null where a team does.</summary>
    public Guid? AccountOwner { get; init; }

    /// <summary>The user who manages its account.</summary>
    public Guid? AccountManager { get; init; }

    /// <summary>Whom it is not to be given to, such as somebody who let it lapse.</summary>
    public IReadOnlyCollection<Guid> NotTo { get; init; } = [];
}
