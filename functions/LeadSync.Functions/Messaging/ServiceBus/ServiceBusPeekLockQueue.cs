using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>
/// Takes messages from Service Bus under its locks, for a host with a pump of its own. A lock lasts as long as the queue's
/// lock duration says, not as long as the lease that is asked for; it should be 5 minutes (see README.md).
/// </summary>
internal sealed partial class ServiceBusPeekLockQueue(
    ServiceBusWire wire, ServiceBusQueue sender, IDeadMessages graveyard, ServiceBusClock clock, ILogger<ServiceBusPeekLockQueue> log) : IPeekLockQueue
{
    /// <summary>REST hands out one message a request, so several are under way.</summary>
    private const int Abreast = 8;

    private const int Ok = 200, Created = 201, NoContent = 204, NotFound = 404, Gone = 410;

    /// <summary>Longer the front end may cut an idle line.</summary>
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(30);

    /// <summary>Of a queue that was created without saying; where the broker does not tell.</summary>
    private static readonly TimeSpan UsualLock = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Held> inHand = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Held>> arrived = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> warned = new(StringComparer.Ordinal);

    public Task Send(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel) => sender.Send(queue, messages, cancel);

    public Task Keep(string queue, IReadOnlyList<(ReceivedMessage Message, string Reason)> dead, CancellationToken cancel) => graveyard.Keep(queue, dead, cancel);

    public Task<IReadOnlyList<DeadMessage>> DeadMessages(string queue, int max, CancellationToken cancel) => graveyard.DeadMessages(queue, max, cancel);

    public Task<int> DiscardDead(string queue, Func<DeadMessage, bool> which, CancellationToken cancel) => graveyard.DiscardDead(queue, which, cancel);

    public async Task<IReadOnlyList<LeasedMessage>> Receive(string queue, int max, TimeSpan lease, CancellationToken cancel)
    {
        Forget();
        var taken = await Take(queue, max, cancel);
        var early = taken.Where(held => held.NotBefore > clock.Here).ToList();
        if (early.Count > 0) await PutBack(queue, early, cancel);
        var due = taken.Except(early).OrderBy(held => held.Sequence).ToList();
        foreach (var held in due)
        {
            inHand[held.Lock] = held;
            if (held.LockedUntil - clock.There < lease && warned.TryAdd(queue, true)) LogShortLock(queue, lease);
        }
        return [.. due.Select(held => new LeasedMessage(held.Message, held.Lock))];
    }

    public async Task Settle(string queue, IReadOnlyList<Settlement> settlements, CancellationToken cancel)
    {
        var open = new List<(Held Held, MessageOutcome Outcome)>();
        foreach (var (proof, outcome) in settlements)
            if (inHand.TryRemove(proof, out var held)) open.Add((held, outcome));
        var waits = open.ToLookup(each => each.Outcome is MessageOutcome.Later or MessageOutcome.Failed or MessageOutcome.DeadLetter);
        await Complete(queue, [.. waits[false].Select(each => each.Held)], cancel);
        // A message whose lock has ended belongs to whoever has it now; the others are ours until the copy is durable.
        var ours = await Renewed(queue, [.. waits[true]], cancel);
        var hopeless = ours.Where(each => each.Outcome is MessageOutcome.DeadLetter).Select(each => (each.Held.Message, ((MessageOutcome.DeadLetter)each.Outcome).Reason)).ToList();
        var again = ours.Select(each => RepeatedMessage.After(each.Held.Message, each.Outcome, clock.Here)).OfType<RepeatedMessage>().ToList();
        if (hopeless.Count > 0) await graveyard.Keep(queue, hopeless, cancel);
        if (again.Count > 0) await sender.SendAgain(queue, again, cancel);
        await Complete(queue, [.. ours.Select(each => each.Held)], cancel);
    }

    /// <summary>Waits for a message and keeps it, under its lock, for the next <see cref="Receive"/>.</summary>
    public async Task Wait(string queue, TimeSpan longest, CancellationToken cancel)
    {
        var poll = longest < LongestPoll ? longest : LongestPoll;
        if (await Head(queue, Math.Max(1, (int)poll.TotalSeconds), cancel) is { } held) Arrived(queue).Enqueue(held);
    }

    /// <summary>What came before its time by our clock comes again; it was not handed out, so it does not count.</summary>
    private async Task PutBack(string queue, List<Held> early, CancellationToken cancel)
    {
        await sender.SendAgain(
            queue,
            [.. early.Select(held => new RepeatedMessage(held.Message with { Deliveries = held.Message.Deliveries - 1 }, held.Message.Failures, held.NotBefore!.Value))],
            cancel);
        await Complete(queue, early, cancel);
    }

    private async Task<List<Held>> Take(string queue, int max, CancellationToken cancel)
    {
        var taken = new List<Held>();
        while (taken.Count < max && Arrived(queue).TryDequeue(out var held))
            if (held.LockedUntil > clock.There) taken.Add(held);
        // One looks whether there is anything at all.
        var abreast = 1;
        for (var isMore = true; isMore && taken.Count < max; abreast = Abreast)
        {
            var round = Enumerable.Range(0, Math.Min(abreast, max - taken.Count)).Select(_ => Head(queue, 0, cancel)).ToArray();
            await ((Task)Task.WhenAll(round)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var heads = round.Where(head => head.IsCompletedSuccessfully).Select(head => head.Result).OfType<Held>().ToList();
            taken.AddRange(heads);
            isMore = heads.Count == round.Length;
            // What is locked is handed out; a failure that lasts is told by the next call.
            if (taken.Count == 0) await Task.WhenAll(round);
        }
        return taken;
    }

    private async Task<Held?> Head(string queue, int seconds, CancellationToken cancel)
    {
        var address = wire.Below(queue, string.Create(CultureInfo.InvariantCulture, $"messages/head?timeout={seconds}"));
        var request = new BusRequest(RequestMethod.Post, queue, address) { IsReceive = true, Patience = TimeSpan.FromSeconds(seconds) };
        var answer = await wire.Send(request, cancel, Created, NoContent);
        if (answer.Status == NoContent) return null;
        var properties = BrokerProperties.Read(answer.BrokerProperties);
        var envelope = MessageEnvelope.Read(properties.MessageId, answer.Content);
        var message = new ReceivedMessage(envelope.Id, envelope.Body, envelope.Deliveries + properties.Deliveries, envelope.Failures, properties.EnqueuedAt);
        return new Held(message, properties.Lock, properties.Sequence, properties.LockedUntil ?? clock.There + UsualLock, envelope.NotBefore);
    }

    private Task Complete(string queue, IReadOnlyList<Held> held, CancellationToken cancel) => Abreastly(held, one =>
        wire.Send(new BusRequest(RequestMethod.Delete, queue, wire.Below(queue, $"messages/{one.Lock}")), cancel, Ok, NotFound, Gone));

    private async Task<IReadOnlyList<(Held Held, MessageOutcome Outcome)>> Renewed(
        string queue, IReadOnlyList<(Held Held, MessageOutcome Outcome)> open, CancellationToken cancel)
    {
        var ours = new ConcurrentBag<(Held, MessageOutcome)>();
        await Abreastly(open, async one =>
        {
            var answer = await wire.Send(new BusRequest(RequestMethod.Post, queue, wire.Below(queue, $"messages/{one.Held.Lock}")), cancel, Ok, NotFound, Gone);
            if (answer.Status == Ok) ours.Add(one);
        });
        return [.. ours];
    }

    private static Task Abreastly<T>(IReadOnlyList<T> items, Func<T, Task> work) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = Abreast }, async (item, _) => await work(item));

    private ConcurrentQueue<Held> Arrived(string queue) => arrived.GetOrAdd(queue, _ => new ConcurrentQueue<Held>());

    /// <summary>What was not settled while its lock lasted is the broker's again.</summary>
    private void Forget()
    {
        foreach (var (proof, held) in inHand)
            if (held.LockedUntil < clock.There) inHand.TryRemove(proof, out _);
    }

    /// <summary>A message under lock.</summary>
    /// <param name="Message">As the handler sees it.</param>
    /// <param name="Lock">The end of the address by which it is settled.</param>
    /// <param name="Sequence">In the order of sending.</param>
    /// <param name="LockedUntil">By the broker's clock.</param>
    /// <param name="NotBefore">By ours.</param>
    private sealed record Held(ReceivedMessage Message, string Lock, long Sequence, DateTimeOffset LockedUntil, DateTimeOffset? NotBefore);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} locks messages for less than {Lease}; set its lock duration to 5 minutes, or messages that take long are handled twice.")]
    private partial void LogShortLock(string queue, TimeSpan lease);
}
