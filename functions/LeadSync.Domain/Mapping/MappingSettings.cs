namespace LeadSync.Domain.Mapping;

/// <summary>From which probability on a lead is mapped, or shown to a person.</summary>
public sealed record MappingSettings
{
    /// <summary>The values of DOMAIN 5.</summary>
    public static readonly MappingSettings Default = new();

    /// <summary>The least probability of an automatic decision, from 0.5 to 1. Default 0.95.</summary>
    public double Auto { get; init; } = 0.95;

    /// <summary>The least probability of a review, from 0 to <see cref="Auto"/>. Default 0.50.</summary>
    public double Review { get; init; } = 0.50;

    /// <summary>By how much the best has to lead the second for an automatic decision, from 0 to 1. Default 0.30.</summary>
    public double Margin { get; init; } = 0.30;

    /// <summary>How many candidates a decision carries at most. Default 5.</summary>
    public int Candidates { get; init; } = 5;
}
