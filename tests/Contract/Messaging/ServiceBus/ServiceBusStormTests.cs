using LeadSync.Functions.Messaging;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Contract.Messaging.ServiceBus;

/// <summary>Many failures at once, of every kind, while messages are sent, fetched and settled.</summary>
public sealed class ServiceBusStormTests
{
    private const string Name = "activities";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly Fault[] Kinds =
    [
        new Fault.Status(429), new Fault.Status(500), new Fault.Status(503), new Fault.Status(401), new Fault.CutBefore(), new Fault.CutAfter(), new Fault.Truncated(),
    ];

    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Storm_of_failures_loses_no_message(int seed)
    {
        var random = new Random(seed);
        await using var fixture = await BusFixture.Start(time, queue: new StandInQueueSettings { LockDuration = Lease, MaxDeliveryCount = 1000 });
        fixture.Bus.Fail([.. Enumerable.Range(0, 600).Select(_ => random.Next(3) == 0 ? Kinds[random.Next(Kinds.Length)] : new Fault.None())]);
        var ids = Enumerable.Range(0, 240).Select(i => $"{i}").ToArray();
        foreach (var chunk in ids.Chunk(40))
            while (!await Succeeds(() => fixture.Queue.Send(Name, [.. chunk.Select(id => new OutgoingMessage(id, [1]))], default)))
                time.Advance(TimeSpan.FromSeconds(5));
        var done = new HashSet<string>();
        for (var round = 0; fixture.Bus.Queue(Name).Count > 0 && round < 1000; round++)
        {
            await Succeeds(() => Serve(fixture.PeekLock, random, done));
            time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(0, fixture.Bus.Queue(Name).Count);
        Assert.Equal(ids.Order(), done.Order());
    }

    private static async Task Serve(IPeekLockQueue queue, Random random, HashSet<string> done)
    {
        var leased = await queue.Receive(Name, 32, Lease, default);
        var settlements = leased.Select(one => new Settlement(one.Lock, random.Next(4) switch
        {
            0 => new MessageOutcome.Failed("boom"),
            1 => new MessageOutcome.Later("busy"),
            _ => MessageOutcome.Done.Instance,
        })).ToArray();
        done.UnionWith(leased.Zip(settlements).Where(pair => pair.Second.Outcome is MessageOutcome.Done).Select(pair => pair.First.Message.Id));
        await queue.Settle(Name, settlements, default);
    }

    private static async Task<bool> Succeeds(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (ServiceBusException failure) when (failure.Problem is ServiceBusProblem.Unavailable or ServiceBusProblem.NotAuthorized)
        {
            return false;
        }
    }
}
