namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>
/// What Service Bus's clock shows, learned from the Date of its answers: signatures expire and scheduled messages come by
/// that clock, not by ours.
/// </summary>
internal sealed class ServiceBusClock(TimeProvider time)
{
    private long offset;

    /// <summary>Our clock.</summary>
    public DateTimeOffset Here => time.GetUtcNow();

    /// <summary>The other one, as far as it is known.</summary>
    public DateTimeOffset There => AtBus(Here);

    /// <summary>What Service Bus's clock shows at the latest when ours shows <paramref name="moment"/>.</summary>
    public DateTimeOffset AtBus(DateTimeOffset moment)
    {
        var shift = TimeSpan.FromTicks(Interlocked.Read(ref offset));
        return shift < TimeSpan.Zero && moment - DateTimeOffset.MinValue < -shift ? DateTimeOffset.MinValue
            : shift > TimeSpan.Zero && DateTimeOffset.MaxValue - moment < shift ? DateTimeOffset.MaxValue
            : moment + shift;
    }

    /// <summary>Learns from an answer.</summary>
    /// <param name="date">Of the answer, in whole seconds: the clock was in that second.</param>
    /// <param name="sent">When the request went, by our clock.</param>
    public void Learn(DateTimeOffset date, DateTimeOffset sent)
    {
        var least = date - Here;
        var most = date + TimeSpan.FromSeconds(1) - sent;
        // Within the second that the header leaves open, and the way of the answer, the clocks count as equal; else the latest
        // that the header allows counts. An answer may have been waited for, so when the request went does not.
        Interlocked.Exchange(ref offset, least > TimeSpan.Zero || most < TimeSpan.Zero ? (least + TimeSpan.FromSeconds(1)).Ticks : 0);
    }
}
