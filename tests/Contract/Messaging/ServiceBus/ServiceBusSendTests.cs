using LeadSync.Functions.Messaging;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Contract.Messaging.ServiceBus;

public sealed class ServiceBusSendTests : MessageQueueContract, IAsyncLifetime
{
    private BusFixture fixture = null!;

    protected override IMessageQueue Queue => fixture.Queue;

    public async ValueTask InitializeAsync() => fixture = await BusFixture.Start(
        Time, queue: new StandInQueueSettings { LockDuration = TimeSpan.FromDays(30), DuplicateWindow = TimeSpan.FromDays(7) });

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    protected override Task<IReadOnlyList<ReceivedMessage>> Due(string queue) => Task.FromResult<IReadOnlyList<ReceivedMessage>>(
        [.. fixture.Bus.Queue(queue).Take(1000).Select(Received)]);

    internal static ReceivedMessage Received(TakenMessage taken)
    {
        var envelope = MessageEnvelope.Read(taken.MessageId, taken.Body);
        return new ReceivedMessage(envelope.Id, envelope.Body, envelope.Deliveries + taken.DeliveryCount, envelope.Failures, taken.EnqueuedTime);
    }
}
