using Azure.Core;
using LeadSync.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>Names one call of Send: ≤ 40 letters and digits, never the same twice.</summary>
internal delegate string NewSending();

/// <summary>Sends to the queues of a Service Bus namespace (see README.md).</summary>
internal sealed class ServiceBusQueue(ServiceBusWire wire, ServiceBusClock clock, NewSending newSending, IOptions<ServiceBusOptions> options) : IResendingQueue
{
    // Without a parameter: with a charset the service takes the whole array for one message, or refuses it.
    private const string BatchType = "application/vnd.microsoft.servicebus.json";

    private const int Created = 201;

    public Task Send(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel)
    {
        var sending = newSending();
        return Send(queue, [.. Once(messages).Select((message, index) => Parcel(MessageEnvelope.Of(message), $"{sending}.{index}"))], cancel);
    }

    public Task SendAgain(string queue, IReadOnlyList<RepeatedMessage> messages, CancellationToken cancel)
    {
        var sending = newSending();
        return Send(queue, [.. messages.Select((message, index) => Parcel(MessageEnvelope.Of(message), $"{sending}.{index}"))], cancel);
    }

    /// <summary>Messages of one id wait once, until the earlier time: the first body counts.</summary>
    private static IEnumerable<OutgoingMessage> Once(IReadOnlyList<OutgoingMessage> messages) => messages
        .GroupBy(message => message.Id)
        .Select(same => same.First() with { NotBefore = same.Any(message => message.NotBefore is null) ? null : same.Min(message => message.NotBefore) });

    private Parcel Parcel(MessageEnvelope envelope, string sending) => new(
        ServiceBus.Parcel.IdOf(envelope.Id, sending),
        envelope.ToBytes(),
        envelope.NotBefore is { } time && time > clock.Here ? clock.AtBus(time) : null);

    private async Task Send(string queue, Parcel[] parcels, CancellationToken cancel)
    {
        var max = options.Value.MaxRequestSize;
        if (parcels.FirstOrDefault(parcel => !Parcels.Fits(parcel, max)) is { } large)
            throw new ServiceBusException(
                ServiceBusProblem.MessageTooLarge,
                $"A message for queue {queue} has {large.Body.Length} bytes and does not fit into a request of {max} bytes (LeadSync:ServiceBus:MaxRequestSize). Nothing was sent.");
        foreach (var load in Parcels.Pack(parcels, max))
            await wire.Send(Request(queue, load), cancel, Created);
    }

    private BusRequest Request(string queue, Parcels.Load load) => load.Single is { } single
        ? new BusRequest(RequestMethod.Post, queue, wire.Below(queue, "messages"), single.Body) { ContentType = "application/json", BrokerProperties = single.Properties() }
        : new BusRequest(RequestMethod.Post, queue, wire.Below(queue, "messages"), load.Batch) { ContentType = BatchType };
}
