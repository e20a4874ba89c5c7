namespace LeadSync.Tests.Shared.ServiceBus;

/// <summary>A message as somebody sends it.</summary>
/// <param name="Body">The bytes.</param>
internal sealed record NewMessage(byte[] Body)
{
    public string MessageId { get; init; } = "";

    public string ContentType { get; init; } = "";

    /// <summary>Application properties.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset? ScheduledEnqueueTime { get; init; }
}

/// <summary>A message that was handed out under a lock.</summary>
/// <param name="Message">What was sent.</param>
/// <param name="SequenceNumber">In the order of arrival at the namespace.</param>
/// <param name="DeliveryCount">This delivery counts too.</param>
/// <param name="EnqueuedTime">When it became visible.</param>
/// <param name="LockToken">Settles it.</param>
/// <param name="LockedUntil">By the stand-in's clock.</param>
internal sealed record TakenMessage(
    NewMessage Message, long SequenceNumber, int DeliveryCount, DateTimeOffset EnqueuedTime, Guid LockToken, DateTimeOffset LockedUntil)
{
    public byte[] Body => Message.Body;

    public string MessageId => Message.MessageId;
}

/// <summary>How a queue was created.</summary>
internal sealed record StandInQueueSettings
{
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>Null: doubles are not looked for.</summary>
    public TimeSpan? DuplicateWindow { get; init; }

    /// <summary>The largest request in bytes.</summary>
    public int MaxSize { get; init; } = 256 * 1024;
}
