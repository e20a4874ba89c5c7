namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>
/// How often a request is tried. Together the tries stay below the minute that the CRM waits for the answer to its
/// webhook.
/// </summary>
internal sealed record ServiceBusTries
{
    /// <summary>The most tries, the first included.</summary>
    public int Most { get; init; } = 4;

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after the first try, doubled after each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The same after "throttled": Service Bus asks for two seconds.</summary>
    public TimeSpan FirstPauseWhenBusy { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No pause is longer, whatever Service Bus asks for.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The pause after a try.</summary>
    /// <param name="attempt">From 0.</param>
    /// <param name="isBusy">Whether the answer was 429 or 503.</param>
    /// <param name="asked">Retry-After.</param>
    /// <param name="jitter">From 0 to 1; lengthens the pause by up to a quarter, so that not all come back at once.</param>
    public TimeSpan PauseAfter(int attempt, bool isBusy, TimeSpan? asked, double jitter)
    {
        var pause = (isBusy ? FirstPauseWhenBusy : FirstPause) * Math.Pow(2, attempt) * (1 + (0.25 * jitter));
        if (asked > pause) pause = asked.Value;
        return pause < LongestPause ? pause : LongestPause;
    }
}
