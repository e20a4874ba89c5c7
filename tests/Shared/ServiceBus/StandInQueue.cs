namespace LeadSync.Tests.Shared.ServiceBus;

/// <summary>
/// One queue of <see cref="ServiceBusStandIn"/>. What it offers to tests in the same process is what the Functions host does
/// over AMQP: take a batch under locks, complete it, or abandon it.
/// </summary>
internal sealed class StandInQueue(string name, StandInQueueSettings settings, TimeProvider time, StandInQueue? deadLetters)
{
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, DateTimeOffset> seen = [];
    private long lastNumber;

    public string Name => name;

    public StandInQueueSettings Settings => settings;

    /// <summary>What was delivered too often; null for such a queue itself.</summary>
    public StandInQueue? DeadLetters => deadLetters;

    /// <summary>All that is in it: waiting, scheduled, locked.</summary>
    public int Count
    {
        get { lock (gate) return entries.Count; }
    }

    /// <summary>What was sent and is still there, in the order of arrival.</summary>
    public IReadOnlyList<NewMessage> Messages
    {
        get { lock (gate) return [.. entries.Select(entry => entry.Message)]; }
    }

    /// <summary>How many doubles were dropped.</summary>
    public int Dropped { get; private set; }

    /// <summary>All of them, but for doubles.</summary>
    public void Add(params IReadOnlyList<NewMessage> messages)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var message in messages)
            {
                if (IsDouble(message.MessageId, now)) Dropped++;
                else entries.Add(new Entry(message, ++lastNumber, message.ScheduledEnqueueTime > now ? message.ScheduledEnqueueTime.Value : now));
            }
        }
    }

    /// <summary>Up to <paramref name="max"/> messages that are due, each locked.</summary>
    public IReadOnlyList<TakenMessage> Take(int max)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            Bury(now);
            return [.. entries.Where(entry => entry.VisibleAt <= now && !(entry.LockedUntil > now)).OrderBy(entry => entry.Number).Take(max).Select(entry => entry.Lock(now + settings.LockDuration))];
        }
    }

    /// <summary>Whether the lock was still held.</summary>
    public bool Complete(Guid lockToken)
    {
        lock (gate) return Held(lockToken) is { } entry && entries.Remove(entry);
    }

    /// <summary>The message comes again at once. Whether the lock was still held.</summary>
    public bool Abandon(Guid lockToken)
    {
        lock (gate)
        {
            if (Held(lockToken) is not { } entry) return false;
            entry.LockedUntil = null;
            Bury(time.GetUtcNow());
            return true;
        }
    }

    /// <summary>Locks for another lock duration. Whether the lock was still held.</summary>
    public bool Renew(Guid lockToken)
    {
        lock (gate)
        {
            if (Held(lockToken) is not { } entry) return false;
            entry.LockedUntil = time.GetUtcNow() + settings.LockDuration;
            return true;
        }
    }

    private bool IsDouble(string id, DateTimeOffset now)
    {
        if (settings.DuplicateWindow is not { } window || id.Length == 0) return false;
        var isDouble = seen.TryGetValue(id, out var before) && now - before < window;
        if (!isDouble) seen[id] = now;
        return isDouble;
    }

    private Entry? Held(Guid lockToken) => entries.Find(entry => entry.LockToken == lockToken && entry.LockedUntil > time.GetUtcNow());

    private void Bury(DateTimeOffset now)
    {
        if (deadLetters is null) return;
        foreach (var entry in entries.Where(entry => entry.Deliveries >= settings.MaxDeliveryCount && !(entry.LockedUntil > now)).ToList())
        {
            entries.Remove(entry);
            deadLetters.Add(entry.Message with { ScheduledEnqueueTime = null });
        }
    }

    private sealed class Entry(NewMessage message, long number, DateTimeOffset visibleAt)
    {
        public NewMessage Message => message;

        public long Number => number;

        public DateTimeOffset VisibleAt => visibleAt;

        public int Deliveries { get; private set; }

        public Guid LockToken { get; private set; }

        public DateTimeOffset? LockedUntil { get; set; }

        public TakenMessage Lock(DateTimeOffset until)
        {
            (LockToken, LockedUntil) = (Guid.NewGuid(), until);
            return new TakenMessage(message, number, ++Deliveries, visibleAt, LockToken, until);
        }
    }
}
