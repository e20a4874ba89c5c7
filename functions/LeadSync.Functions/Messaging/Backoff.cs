namespace LeadSync.Functions.Messaging;

/// <summary>How long a message waits before it comes again.</summary>
internal static class Backoff
{
    /// <summary>A broken CRM is found well again within this time.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Half a second after the first delivery, doubled after each further one, up to <see cref="Longest"/>.</summary>
    public static TimeSpan After(int deliveries) =>
        TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(deliveries - 1, 16))));
}
