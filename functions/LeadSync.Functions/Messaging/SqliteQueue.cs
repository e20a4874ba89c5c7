using System.Collections.Concurrent;
using System.Globalization;
using LeadSync.Functions.State;
using Microsoft.Data.Sqlite;

namespace LeadSync.Functions.Messaging;

/// <summary>The queues of the standalone host, in the database of its partition store.</summary>
public sealed class SqliteQueue(SqliteDatabase database, TimeProvider time) : IPeekLockQueue, IResendingQueue
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> arrivals = new(StringComparer.Ordinal);
    private long lastLock;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task Send(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel)
    {
        var now = Now;
        await database.Write(
            session =>
            {
                foreach (var message in messages)
                    session.Run(
                        """
                        INSERT INTO messages (queue, id, body, enqueued, visible) VALUES (@0, @1, @2, @3, @4)
                        ON CONFLICT (queue, id) WHERE deliveries = 0 DO UPDATE SET visible = MIN(visible, excluded.visible)
                        """,
                        queue, message.Id, message.Body, now, Math.Max(now, message.NotBefore?.ToUnixTimeMilliseconds() ?? now));
                return true;
            },
            cancel);
        Announce(queue);
    }

    public async Task SendAgain(string queue, IReadOnlyList<RepeatedMessage> messages, CancellationToken cancel)
    {
        var now = Now;
        await database.Write(
            session =>
            {
                foreach (var (message, failures, notBefore) in messages)
                    session.Run(
                        """
                        INSERT INTO messages (queue, id, body, enqueued, visible, deliveries, failures) VALUES (@0, @1, @2, @3, @4, @5, @6)
                        """,
                        queue, message.Id, message.Body, now, Math.Max(now, notBefore.ToUnixTimeMilliseconds()), message.Deliveries, failures);
                return true;
            },
            cancel);
        Announce(queue);
    }

    public async Task<IReadOnlyList<LeasedMessage>> Receive(string queue, int max, TimeSpan lease, CancellationToken cancel)
    {
        var now = Now;
        var leased = await database.Write(
            session => TakeDue(session, queue, max, now, now + (long)lease.TotalMilliseconds), cancel);
        if (leased.Count == max)
            Announce(queue); // There may be more, for another loop.
        return leased;
    }

    public async Task Settle(string queue, IReadOnlyList<Settlement> settlements, CancellationToken cancel)
    {
        var now = Now;
        await database.Write(
            session =>
            {
                foreach (var settlement in settlements)
                    Settle(session, settlement, now);
                return true;
            },
            cancel);
    }

    public async Task Wait(string queue, TimeSpan longest, CancellationToken cancel)
    {
        var sooner = TimeToNext(queue);
        var wait = sooner is { } due && due < longest ? due : longest;
        if (wait <= TimeSpan.Zero)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var arrival = Arrival(queue).WaitAsync(limit.Token);
        await Task.WhenAny(arrival, Task.Delay(wait, time, limit.Token));
        await limit.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    public Task Keep(string queue, IReadOnlyList<(ReceivedMessage Message, string Reason)> dead, CancellationToken cancel) => database.Write(
        session =>
        {
            foreach (var (message, reason) in dead)
                session.Run(
                    """
                    INSERT INTO dead_messages (queue, id, body, enqueued, deliveries, died, reason) SELECT @0, @1, @2, @3, @4, @5, @6
                    WHERE NOT EXISTS (SELECT 1 FROM dead_messages WHERE queue = @0 AND id = @1 AND body = @2)
                    """,
                    queue, message.Id, message.Body, message.EnqueuedAt.ToUnixTimeMilliseconds(), message.Deliveries, Now, reason);
            return true;
        },
        cancel);

    public Task<IReadOnlyList<DeadMessage>> DeadMessages(string queue, int max, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<DeadMessage>>(database.Read(session => session.Query(
            "SELECT queue, id, body, reason, died FROM dead_messages WHERE queue = @0 ORDER BY seq LIMIT @1",
            row => new DeadMessage(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetString(3),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4))),
            queue, max)));

    public async Task<int> DiscardDead(string queue, Func<DeadMessage, bool> which, CancellationToken cancel)
    {
        var dead = database.Read(session => session.Query(
            "SELECT seq, queue, id, body, reason, died FROM dead_messages WHERE queue = @0",
            row => (Sequence: row.GetInt64(0), Message: new DeadMessage(row.GetString(1), row.GetString(2), row.GetFieldValue<byte[]>(3),
                row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)))),
            queue)).Where(message => which(message.Message)).ToList();
        await database.Write(
            session =>
            {
                foreach (var (sequence, _) in dead)
                    session.Run("DELETE FROM dead_messages WHERE seq = @0", sequence);
                return true;
            },
            cancel);
        return dead.Count;
    }

    private List<LeasedMessage> TakeDue(SqliteSession session, string queue, int max, long now, long leasedUntil)
    {
        var due = session.Query(
            """
            SELECT seq, id, body, deliveries + 1, failures, enqueued FROM messages
            WHERE queue = @0 AND visible <= @1 ORDER BY visible, seq LIMIT @2
            """,
            row => (Sequence: row.GetInt64(0), Message: ToMessage(row)), queue, now, max);
        var leased = new List<LeasedMessage>(due.Count);
        foreach (var (sequence, message) in due)
        {
            var proof = string.Create(CultureInfo.InvariantCulture, $"{sequence}:{database.Epoch:x}-{++lastLock:x}");
            session.Run("UPDATE messages SET visible = @1, deliveries = deliveries + 1, lock = @2 WHERE seq = @0",
                sequence, leasedUntil, proof);
            leased.Add(new LeasedMessage(message, proof));
        }
        return leased;
    }

    private static void Settle(SqliteSession session, Settlement settlement, long now)
    {
        var proof = settlement.Lock;
        var sequence = SequenceOf(proof);
        switch (settlement.Outcome)
        {
            case MessageOutcome.Later later:
                Delay(session, proof, now, later.After, failures: 0);
                break;
            case MessageOutcome.Failed:
                Delay(session, proof, now, after: null, failures: 1);
                break;
            case MessageOutcome.DeadLetter dead:
                session.Run(
                    """
                    INSERT INTO dead_messages SELECT seq, queue, id, body, enqueued, deliveries, @2, @3
                    FROM messages WHERE seq = @0 AND lock = @1
                    """,
                    sequence, proof, now, dead.Reason);
                session.Run("DELETE FROM messages WHERE seq = @0 AND lock = @1", sequence, proof);
                break;
            default:
                session.Run("DELETE FROM messages WHERE seq = @0 AND lock = @1", sequence, proof);
                break;
        }
    }

    // A lock begins with the number of its message.
    private static long SequenceOf(string proof) =>
        long.Parse(proof.AsSpan(0, proof.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    private static void Delay(SqliteSession session, string proof, long now, TimeSpan? after, int failures)
    {
        var sequence = SequenceOf(proof);
        var deliveries = session.Query("SELECT deliveries FROM messages WHERE seq = @0", row => row.GetInt32(0), sequence);
        var wait = after ?? Backoff.After(deliveries.FirstOrDefault(1));
        session.Run("UPDATE messages SET visible = @2, failures = failures + @3, lock = NULL WHERE seq = @0 AND lock = @1",
            sequence, proof, now + (long)wait.TotalMilliseconds, failures);
    }

    private TimeSpan? TimeToNext(string queue)
    {
        var next = database.Read(session => session.Query(
            "SELECT visible FROM messages WHERE queue = @0 ORDER BY visible LIMIT 1", row => row.GetInt64(0), queue));
        return next.Count == 0 ? null : TimeSpan.FromMilliseconds(next[0] - Now);
    }

    private SemaphoreSlim Arrival(string queue) => arrivals.GetOrAdd(queue, _ => new SemaphoreSlim(0));

    private void Announce(string queue)
    {
        // One permit wakes one waiting loop; more would only make loops look in vain.
        var arrival = Arrival(queue);
        if (arrival.CurrentCount == 0)
            arrival.Release();
    }

    private static ReceivedMessage ToMessage(SqliteDataReader row) => new(
        row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt32(3), row.GetInt32(4),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}
