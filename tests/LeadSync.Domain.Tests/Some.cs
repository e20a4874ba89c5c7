using LeadSync.Domain.Activities;
using NodaTime;

namespace LeadSync.Domain.Tests;

/// <summary>Values for tests that need one and do not care which.</summary>
internal static class Some
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 21, 12, 0);

    public static Activity Activity(string kind = "page_view", string id = "a1", Instant? at = null) => new()
    {
        Id = id,
        Source = "web",
        Kind = ActivityKind.Parse(kind)!,
        OccurredAt = at ?? Noon,
        ReceivedAt = Noon,
        Keys = [PersonKey.Parse("email:ada@example.com")!],
    };
}
