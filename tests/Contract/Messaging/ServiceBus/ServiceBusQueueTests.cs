using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Contract.Messaging.ServiceBus;

/// <summary>What goes over the wire.</summary>
public sealed class ServiceBusQueueTests : IAsyncLifetime
{
    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private BusFixture fixture = null!;

    private StandInQueue Activities => fixture.Bus.Queue("activities");

    public async ValueTask InitializeAsync() => fixture = await BusFixture.Start(time);

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Batch_is_an_array_of_texts_with_the_type_that_the_service_wants()
    {
        await Send(new OutgoingMessage("1", "{\"a\":1}"u8.ToArray(), time.GetUtcNow().AddMilliseconds(90_001)));
        var request = Assert.Single(fixture.Bus.Requests);
        Assert.Equal(("POST", "/activities/messages", "application/vnd.microsoft.servicebus.json"), (request.Method, request.Path, request.ContentType));
        using var sent = JsonDocument.Parse(request.Body);
        var item = Assert.Single(sent.RootElement.EnumerateArray());
        Assert.Equal("{\"leadsync\":1,\"id\":\"1\",\"notBefore\":\"2026-11-21T12:01:30.0010000Z\",\"body\":{\"a\":1}}", item.GetProperty("Body").GetString());
        Assert.Equal("Sat, 21 Nov 2026 12:01:31 GMT", item.GetProperty("BrokerProperties").GetProperty("ScheduledEnqueueTimeUtc").GetString());
    }

    [Fact]
    public async Task No_header_is_sent_that_would_become_a_property_of_a_message()
    {
        using var activity = new Activity("a request that is traced").SetIdFormat(ActivityIdFormat.W3C).Start();
        await Send(new OutgoingMessage("1", [1]), Quotes("2", 200_000));
        Assert.Equal(2, Activities.Count);
        Assert.All(Activities.Messages, message => Assert.Empty(message.Properties));
        Assert.All(fixture.Bus.Requests, request => Assert.DoesNotContain("traceparent", request.Headers.Keys));
    }

    [Fact]
    public async Task Requests_hold_a_hundred_messages_at_most_and_stay_below_the_limit()
    {
        await Send([.. Enumerable.Range(0, 250).Select(i => new OutgoingMessage($"{i}", [1]))]);
        Assert.Equal(3, fixture.Bus.Requests.Count);
        await Send([.. Enumerable.Range(0, 9).Select(i => Quotes($"{i}", 30_000))]);
        Assert.All(fixture.Bus.Requests, request => Assert.InRange(request.Body.Length, 1, (256 * 1024) - 4096));
        Assert.Equal(3 + 2, fixture.Bus.Requests.Count); // escaped, five of 50 KB go together
        Assert.Equal(259, Activities.Count);
    }

    [Fact]
    public async Task Message_that_only_escapes_make_too_large_travels_by_itself()
    {
        await Send(new OutgoingMessage("1", [1]), Quotes("2", 200_000), new OutgoingMessage("3", [3]));
        Assert.Contains(fixture.Bus.Requests, request => request is { ContentType: "application/json" } && request.Headers["BrokerProperties"].StartsWith("{\"MessageId\":\"2:", StringComparison.Ordinal));
        Assert.Equal(3, Activities.Count);
    }

    [Fact]
    public async Task Message_that_fits_nowhere_is_named_before_anything_is_sent()
    {
        var failure = await Assert.ThrowsAsync<ServiceBusException>(() => Send(new OutgoingMessage("1", [1]), new OutgoingMessage("2", new byte[300_000])));
        Assert.Equal(ServiceBusProblem.MessageTooLarge, failure.Problem);
        Assert.Contains("LeadSync:ServiceBus:MaxRequestSize", failure.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Bus.Requests);
    }

    [Fact]
    public async Task Every_sending_has_ids_of_its_own_within_the_limit()
    {
        var id = new string('x', 500);
        await Send(new OutgoingMessage(id, [1]));
        await Send(new OutgoingMessage(id, [1]));
        await Send(new OutgoingMessage("lead:1", [1]));
        var ids = Activities.Messages.Select(message => message.MessageId).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, sent => Assert.InRange(sent.Length, 1, 128));
        Assert.StartsWith("lead:1:", ids[2], StringComparison.Ordinal);
        Assert.Equal(ids[0].Split(':')[0], ids[1].Split(':')[0]);
    }

    [Fact]
    public async Task Copies_carry_what_became_of_the_message_so_far()
    {
        var message = new ReceivedMessage("1", "{}"u8.ToArray(), Deliveries: 3, Failures: 1, time.GetUtcNow());
        await fixture.Queue.SendAgain("activities", [new RepeatedMessage(message, 2, time.GetUtcNow().AddSeconds(10)), new RepeatedMessage(message, 2, time.GetUtcNow())], default);
        Assert.Equal(2, Activities.Messages.Select(copy => copy.MessageId).Distinct().Count());
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([(4, 2), (4, 2)], Activities.Take(10).Select(ServiceBusSendTests.Received).Select(copy => (copy.Deliveries, copy.Failures)));
    }

    [Fact]
    public async Task Transport_that_is_registered_takes_the_place_of_the_network()
    {
        using var http = new HttpClient(new Created());
        await using var other = await BusFixture.Start(time, settings: new BusSettings { Transport = new HttpClientTransport(http) });
        await other.Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        Assert.Empty(other.Bus.Requests);
    }

    private Task Send(params OutgoingMessage[] messages) => fixture.Queue.Send("activities", messages, default);

    private static OutgoingMessage Quotes(string id, int bytes) => new(id, Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("\"\"", bytes / 3)) + "]"));

    private sealed class Created : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Created));
    }
}
