using System.Text;
using LeadSync.Functions.Messaging;
using LeadSync.Tests.Shared;

namespace LeadSync.Contract.Messaging;

/// <summary>What every queue that hands messages out under a lease must do; a subclass per adapter.</summary>
public abstract class PeekLockQueueContract
{
    private const string Name = "activities";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected abstract IPeekLockQueue Queue { get; }

    private protected ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Sent_messages_are_handed_out_in_order_with_their_bodies()
    {
        await Send("1", "2", "3");
        var received = await Receive();
        Assert.Equal(["1", "2", "3"], received.Select(leased => leased.Message.Id));
        Assert.Equal("body 2", Encoding.UTF8.GetString(received[1].Message.Body));
        Assert.All(received, leased => Assert.Equal((1, 0), (leased.Message.Deliveries, leased.Message.Failures)));
    }

    [Fact]
    public async Task Leased_messages_are_hidden_and_come_again_when_the_lease_ends()
    {
        await Send("1");
        await Receive();
        Assert.Empty(await Receive());
        Time.Advance(Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(2, Assert.Single(await Receive()).Message.Deliveries);
    }

    [Fact]
    public async Task Done_messages_never_come_again()
    {
        await Send("1");
        await Settle(Assert.Single(await Receive()), MessageOutcome.Done.Instance);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Receive());
    }

    [Fact]
    public async Task Settling_with_an_ended_lease_changes_nothing()
    {
        await Send("1");
        var first = Assert.Single(await Receive());
        Time.Advance(Lease + TimeSpan.FromSeconds(1));
        var second = Assert.Single(await Receive());
        await Settle(first, MessageOutcome.Done.Instance);
        await Settle(first, new MessageOutcome.DeadLetter("late"));
        Assert.Empty(await Queue.DeadMessages(Name, 10, default));
        await Settle(second, new MessageOutcome.Later("still there", TimeSpan.Zero));
        Assert.Single(await Receive());
    }

    [Fact]
    public async Task Later_waits_as_long_as_it_says_and_counts_no_failure()
    {
        await Send("1");
        await Settle(Assert.Single(await Receive()), new MessageOutcome.Later("busy", TimeSpan.FromSeconds(30)));
        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await Receive());
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, Assert.Single(await Receive()).Message.Failures);
    }

    [Fact]
    public async Task Failed_messages_wait_longer_each_time_and_count()
    {
        await Send("1");
        var waits = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
        {
            var leased = await NextWithin(TimeSpan.FromMinutes(2), waits);
            Assert.Equal(round, leased.Message.Failures);
            await Settle(leased, new MessageOutcome.Failed("boom"));
        }
        Assert.Equal(waits.Skip(1).Order(), waits.Skip(1));
        // A queue may know whole seconds only, so one doubling need not show.
        Assert.True(waits[4] > waits[1] * 2);
    }

    [Fact]
    public async Task Dead_messages_are_kept_with_their_reason()
    {
        await Send("1");
        await Settle(Assert.Single(await Receive()), new MessageOutcome.DeadLetter("not JSON"));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Receive());
        var dead = Assert.Single(await Queue.DeadMessages(Name, 10, default));
        Assert.Equal(("1", "not JSON", "body 1"), (dead.Id, dead.Reason, Encoding.UTF8.GetString(dead.Body)));
    }

    [Fact]
    public async Task Not_before_holds_a_message_back()
    {
        await Queue.Send(Name, [new OutgoingMessage("1", [1], Time.GetUtcNow().AddMinutes(5))], default);
        Assert.Empty(await Receive());
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(await Receive());
    }

    [Fact]
    public async Task Message_of_an_id_that_is_in_hand_is_a_new_message()
    {
        await Send("1");
        var first = Assert.Single(await Receive());
        await Send("1");
        await Settle(first, MessageOutcome.Done.Instance);
        Assert.Single(await Receive());
    }

    [Fact]
    public async Task Queues_are_apart()
    {
        await Send("1");
        Assert.Empty(await Queue.Receive("dirty", 10, Lease, default));
    }

    [Fact]
    public async Task Parallel_receivers_share_the_messages_without_overlap()
    {
        await Send([.. Enumerable.Range(0, 200).Select(i => $"{i}")]);
        var parts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Queue.Receive(Name, 25, Lease, default))));
        Assert.Equal(200, parts.SelectMany(part => part).Select(leased => leased.Message.Id).Distinct().Count());
    }

    [Fact]
    public async Task Wait_ends_when_a_message_arrives()
    {
        var wait = Queue.Wait(Name, TimeSpan.FromHours(1), default);
        await Send("1");
        await wait.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private async Task<LeasedMessage> NextWithin(TimeSpan longest, List<TimeSpan> waits)
    {
        var step = TimeSpan.FromMilliseconds(100);
        for (var waited = TimeSpan.Zero; waited <= longest; waited += step)
        {
            if (await Receive() is [var leased])
            {
                waits.Add(waited);
                return leased;
            }
            Time.Advance(step);
        }
        throw new TimeoutException();
    }

    private Task Send(params string[] ids) =>
        Queue.Send(Name, [.. ids.Select(id => new OutgoingMessage(id, Encoding.UTF8.GetBytes($"body {id}")))], default);

    private Task<IReadOnlyList<LeasedMessage>> Receive() => Queue.Receive(Name, 10, Lease, default);

    private Task Settle(LeasedMessage leased, MessageOutcome outcome) =>
        Queue.Settle(Name, [new Settlement(leased.Lock, outcome)], default);
}
