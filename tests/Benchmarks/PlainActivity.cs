using System.Text.Json.Serialization;

namespace LeadSync.Benchmarks;

/// <summary>An activity as the JSON says it, for the reference alone: texts and numbers, nothing looked into.</summary>
internal sealed record PlainActivity(
    string Id, string Source, string Kind, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, string[] Keys,
    string? Url, string? Topic, string? Campaign, string? Asset, Dictionary<string, double>? Properties);

/// <summary>System.Text.Json's generated reader, its fastest.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainActivity))]
internal sealed partial class PlainJson : JsonSerializerContext;
