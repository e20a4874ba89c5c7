using System.Text;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Contract.Messaging.ServiceBus;

public sealed class ServiceBusPeekLockQueueTests : PeekLockQueueContract, IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private BusFixture fixture = null!;

    protected override IPeekLockQueue Queue => fixture.PeekLock;

    private StandInQueue Activities => fixture.Bus.Queue("activities");

    // The lock is as long as the lease that the contract asks for: here the queue decides.
    public async ValueTask InitializeAsync() => fixture = await BusFixture.Start(
        Time, queue: new StandInQueueSettings { LockDuration = Lease, DuplicateWindow = TimeSpan.FromDays(7) });

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task What_Dataverse_sends_by_itself_comes_as_it_is()
    {
        Activities.Add(new NewMessage("{\"MessageName\":\"Update\"}"u8.ToArray()) { MessageId = "from dataverse" });
        var message = Assert.Single(await Receive()).Message;
        Assert.Equal(("from dataverse", "{\"MessageName\":\"Update\"}"), (message.Id, Encoding.UTF8.GetString(message.Body)));
    }

    [Fact]
    public async Task Counts_go_on_in_the_copy_and_nothing_is_left_of_the_first()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        await Queue.Settle("activities", [new Settlement(Assert.Single(await Receive()).Lock, new MessageOutcome.Failed("boom"))], default);
        Assert.Equal(1, Activities.Count);
        Time.Advance(TimeSpan.FromMinutes(1));
        var again = Assert.Single(await Receive()).Message;
        Assert.Equal((2, 1), (again.Deliveries, again.Failures));
    }

    [Fact]
    public async Task Handing_out_survives_a_lost_answer_and_the_message_comes_when_its_lock_ends()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        fixture.Bus.Fail(new Fault.CutAfter());
        Assert.Empty(await Receive());
        Time.Advance(Lease);
        Assert.Equal(2, Assert.Single(await Receive()).Message.Deliveries);
    }

    [Fact]
    public async Task Body_that_breaks_off_is_not_handed_out()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        fixture.Bus.Fail(new Fault.Truncated());
        Assert.Empty(await Receive());
        Time.Advance(Lease);
        Assert.Equal([1], Assert.Single(await Receive()).Message.Body);
    }

    [Fact]
    public async Task Completion_whose_answer_was_lost_is_one()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        var leased = Assert.Single(await Receive());
        fixture.Bus.Fail(new Fault.CutAfter());
        await Queue.Settle("activities", [new Settlement(leased.Lock, MessageOutcome.Done.Instance)], default);
        Assert.Equal(0, Activities.Count);
    }

    [Fact]
    public async Task Copy_that_fails_leaves_the_message_for_another_time()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        var leased = Assert.Single(await Receive());
        fixture.Bus.Fail(new Fault.None(), new Fault.Status(404));
        await Assert.ThrowsAsync<ServiceBusException>(() =>
            Queue.Settle("activities", [new Settlement(leased.Lock, new MessageOutcome.Failed("boom"))], default));
        Assert.Equal(1, Activities.Count);
        Time.Advance(Lease);
        Assert.Equal(2, Assert.Single(await Receive()).Message.Deliveries);
    }

    [Fact]
    public async Task Message_that_is_never_settled_ends_in_the_dead_letters_of_the_queue_itself()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        for (var delivery = 1; delivery <= 10; delivery++)
        {
            Assert.Equal(delivery, Assert.Single(await Receive()).Message.Deliveries);
            Time.Advance(Lease);
        }
        Assert.Empty(await Receive());
        Assert.Equal((0, 1), (Activities.Count, Activities.DeadLetters!.Count));
    }

    [Fact]
    public async Task Waited_for_message_is_kept_for_the_next_receiver()
    {
        await Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        await Queue.Wait("activities", TimeSpan.FromSeconds(5), default);
        Assert.Equal(1, Assert.Single(await Receive()).Message.Deliveries);
    }

    private Task<IReadOnlyList<LeasedMessage>> Receive() => Queue.Receive("activities", 10, Lease, default);
}
