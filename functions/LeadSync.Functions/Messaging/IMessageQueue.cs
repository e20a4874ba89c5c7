namespace LeadSync.Functions.Messaging;

/// <summary>
/// A message to send. In one call, messages of the same <paramref name="Id"/> are one, and the earlier
/// <paramref name="NotBefore"/> counts. While one of an earlier call waits and has not been handed out yet, a second one
/// may change nothing (SQLite) or be a message of its own (Service Bus); in any case one comes at the earlier time. So an id
/// only spares work: handlers must stand it twice. One that has been handed out never stands in for new ones: its handler may have read
/// what the new one tells of.
/// </summary>
public sealed record OutgoingMessage(string Id, byte[] Body, DateTimeOffset? NotBefore = null);

/// <summary>
/// A message that was handed out. <paramref name="Deliveries"/> counts this delivery too, so it starts at 1;
/// <paramref name="Failures"/> counts the earlier ones that failed.
/// </summary>
public sealed record ReceivedMessage(string Id, byte[] Body, int Deliveries, int Failures, DateTimeOffset EnqueuedAt);

/// <summary>The queues of LeadSync by name. Delivery is at least once and in no promised order.</summary>
public interface IMessageQueue
{
    /// <summary>The messages are durable, all of them, when the task completes; an exception means that none may be relied on.</summary>
    Task Send(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel);
}

/// <summary>Names of the queues.</summary>
public static class Queues
{
    /// <summary>Activities of one accepted request, ≤ 100 a message.</summary>
    public const string Activities = "activities";

    /// <summary>People whose score may have changed: {"person":"id"}.</summary>
    public const string Dirty = "dirty";

    /// <summary>Rows that changed in the CRM: {"table","id","message"}.</summary>
    public const string Changes = "changes";

    /// <summary>What the CRM sends to Service Bus by itself: a RemoteExecutionContext.</summary>
    public const string CrmEvents = "crmevents";

    /// <summary>Accounts whose score may have changed: {"account":"guid"}; or addresses that visited: {"address":"hex"}.</summary>
    public const string Accounts = "accounts";

    /// <summary>Parts of everybody to be scored anew: {"bucket","after"}.</summary>
    public const string Rescans = "rescans";

    /// <summary>Whose leads may belong to another account now: {"key","after"} or {"account","after"}.</summary>
    public const string Remaps = "remaps";

    /// <summary>People to be forgotten: {"id","persons","keys","isLast"}.</summary>
    public const string Erasures = "erasures";

    /// <summary>Records to be looked at: {"table","id"}.</summary>
    public const string Records = "records";

    /// <summary>The same, each when the next clock of the record has something to do.</summary>
    public const string Timers = "timers";

    /// <summary>Parts of all records with open clocks, to be planned anew: {"shard","after"}.</summary>
    public const string Replans = "replans";
}
