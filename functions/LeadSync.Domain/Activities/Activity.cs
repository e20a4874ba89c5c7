using System.Collections.Frozen;
using NodaTime;

namespace LeadSync.Domain.Activities;

/// <summary>
/// One thing a person (or an anonymous visitor of an account) did. The ledger holds each activity once, by
/// <see cref="Source"/> and <see cref="Id"/>. Lists are compared by reference; to compare by content, compare
/// <see cref="ActivityJson.Write(Activity)"/>.
/// </summary>
public sealed record Activity
{
    /// <summary>The id the source gave; where it gave none, <see cref="ActivityId.Of"/>. Unique within the source.</summary>
    public required string Id { get; init; }

    /// <summary>The tool that reported it, such as <c>mautic</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What sort of thing it was.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>When it happened, by the source's clock. Scores depend on this alone.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>When LeadSync first heard of it. No score depends on it.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>All keys of the one person who did it, a set; empty only for a company's <see cref="ActivityKind.Visit"/>.</summary>
    public IReadOnlyList<PersonKey> Keys { get; init; } = [];

    /// <summary>The page or link.</summary>
    public string? Url { get; init; }

    /// <summary>What it was about.</summary>
    public string? Topic { get; init; }

    /// <summary>The campaign it belongs to.</summary>
    public string? Campaign { get; init; }

    /// <summary>The mail, form, document or webinar it was done to.</summary>
    public string? Asset { get; init; }

    /// <summary>The way it took: e-mail, LinkedIn, letter …</summary>
    public string? Channel { get; init; }

    /// <summary>True where the source says that a machine did it (a privacy proxy, a link scanner).</summary>
    public bool Machine { get; init; }

    /// <summary>A finite amount the source gave, in the source's unit.</summary>
    public double? Value { get; init; }

    /// <summary>Whatever else the source said.</summary>
    public IReadOnlyDictionary<string, PropertyValue> Properties { get; init; } = FrozenDictionary<string, PropertyValue>.Empty;
}
