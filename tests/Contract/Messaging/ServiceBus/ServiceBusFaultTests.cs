using System.Net;
using Azure.Core;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Contract.Messaging.ServiceBus;

/// <summary>What happens when Service Bus is busy, broken, gone or does not want us.</summary>
public sealed class ServiceBusFaultTests
{
    private static readonly StandInQueueSettings WithoutDoubles = new() { DuplicateWindow = TimeSpan.FromMinutes(10) };

    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    private static readonly Dictionary<string, Fault> Passing = new()
    {
        ["throttled"] = new Fault.Status(429),
        ["busy"] = new Fault.Status(503, RetryAfterSeconds: 1),
        ["broken"] = new Fault.Status(500),
        ["gateway"] = new Fault.Status(504),
        ["reset before"] = new Fault.CutBefore(),
        ["reset after"] = new Fault.CutAfter(),
        ["unauthorized once"] = new Fault.Status(401),
    };

    public static TheoryData<string> PassingNames => [.. Passing.Keys];

    [Theory]
    [MemberData(nameof(PassingNames))]
    public async Task Failure_that_passes_is_tried_again_and_every_message_is_there_once(string fault)
    {
        await using var fixture = await BusFixture.Start(time, queue: WithoutDoubles);
        fixture.Bus.Fail(Passing[fault]);
        await fixture.Queue.Send("activities", [.. Enumerable.Range(0, 150).Select(i => new OutgoingMessage($"{i}", [1]))], default);
        Assert.Equal(150, fixture.Bus.Queue("activities").Count);
        Assert.Equal(3, fixture.Bus.Requests.Count);
    }

    [Fact]
    public async Task Try_after_a_lost_answer_is_the_same_request_so_that_doubles_are_known()
    {
        await using var fixture = await BusFixture.Start(time, queue: WithoutDoubles);
        fixture.Bus.Fail(new Fault.CutAfter());
        await fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        Assert.Equal(fixture.Bus.Requests[0].Body, fixture.Bus.Requests[1].Body);
        Assert.Equal((1, 1), (fixture.Bus.Queue("activities").Count, fixture.Bus.Queue("activities").Dropped));
    }

    [Fact]
    public async Task Answer_that_breaks_off_leaves_the_message_there_once()
    {
        await using var fixture = await BusFixture.Start(time, queue: WithoutDoubles);
        fixture.Bus.Fail(new Fault.Truncated());
        await fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        Assert.Equal(1, fixture.Bus.Queue("activities").Count);
    }

    [Fact]
    public async Task Silence_ends_with_the_time_of_the_try()
    {
        await using var fixture = await BusFixture.Start(time, settings: new BusSettings { Tries = new ServiceBusTries { Most = 2, Timeout = TimeSpan.FromSeconds(1), FirstPause = TimeSpan.Zero } });
        fixture.Bus.Fail(new Fault.Silence(), new Fault.Silence());
        var failure = await Assert.ThrowsAsync<ServiceBusException>(() => fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], default));
        Assert.Equal(ServiceBusProblem.Unavailable, failure.Problem);
    }

    public static TheoryData<int, ServiceBusProblem, int> Lasting => new()
    {
        { 400, ServiceBusProblem.NotUnderstood, 1 },
        { 401, ServiceBusProblem.NotAuthorized, 2 },
        { 403, ServiceBusProblem.QueueFull, 1 },
        { 404, ServiceBusProblem.NoSuchQueue, 1 },
        { 410, ServiceBusProblem.NoSuchQueue, 1 },
        { 413, ServiceBusProblem.QueueFull, 1 },
        { 429, ServiceBusProblem.Unavailable, 4 },
        { 503, ServiceBusProblem.Unavailable, 4 },
    };

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task Failure_that_lasts_has_a_name_and_tells_no_secret(int status, ServiceBusProblem problem, int tries)
    {
        await using var fixture = await BusFixture.Start(time);
        fixture.Bus.Fail([.. Enumerable.Repeat(new Fault.Status(status), 10)]);
        var failure = await Assert.ThrowsAsync<ServiceBusException>(() => fixture.Queue.Send("activities", [new OutgoingMessage("1", "{\"name\":\"Ada\"}"u8.ToArray())], default));
        Assert.Equal((problem, tries), (failure.Problem, fixture.Bus.Requests.Count));
        Assert.DoesNotContain(ServiceBusStandIn.Key, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, fixture.Bus.Queue("activities").Count);
    }

    [Fact]
    public async Task Nobody_listening_has_a_name_too()
    {
        var fixture = await BusFixture.Start(time);
        await fixture.Bus.DisposeAsync();
        var failure = await Assert.ThrowsAsync<ServiceBusException>(() => fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], default));
        Assert.Equal(ServiceBusProblem.Unavailable, failure.Problem);
        await fixture.DisposeAsync();
    }

    [Fact]
    public async Task Cancelled_sending_is_cancelled_and_not_tried_again()
    {
        await using var fixture = await BusFixture.Start(time);
        using var cancel = new CancellationTokenSource();
        fixture.Bus.Fail(new Fault.Silence());
        var sending = fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.InRange(fixture.Bus.Requests.Count, 0, 1);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task Clock_that_is_hours_off_is_learned_for_signatures_and_for_times(int hours)
    {
        var there = new ManualTime(time.GetUtcNow().AddHours(hours));
        await using var fixture = await BusFixture.Start(time, there);
        await fixture.Queue.Send("dirty", [new OutgoingMessage("1", [1])], default);
        await fixture.Queue.Send("activities", [new OutgoingMessage("1", [1], time.GetUtcNow().AddMinutes(5))], default);
        there.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(fixture.Bus.Queue("activities").Take(1));
        there.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(fixture.Bus.Queue("activities").Take(1));
    }

    [Fact]
    public async Task Message_that_comes_early_by_a_clock_that_is_ahead_is_scheduled_again_and_not_handed_out()
    {
        var there = new ManualTime(time.GetUtcNow().AddHours(2));
        await using var fixture = await BusFixture.Start(time, there);
        await fixture.Queue.Send("activities", [new OutgoingMessage("1", [1], time.GetUtcNow().AddMinutes(5))], default);
        Assert.Empty(await fixture.PeekLock.Receive("activities", 10, TimeSpan.FromMinutes(1), default));
        Assert.Equal(1, fixture.Bus.Queue("activities").Count);
        time.Advance(TimeSpan.FromMinutes(5));
        there.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        var message = Assert.Single(await fixture.PeekLock.Receive("activities", 10, TimeSpan.FromMinutes(1), default)).Message;
        Assert.Equal(("1", 1), (message.Id, message.Deliveries));
    }

    [Fact]
    public async Task Signature_is_renewed_before_it_expires()
    {
        await using var fixture = await BusFixture.Start(time);
        for (var minute = 0; minute < 60; minute++)
        {
            await fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
            time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(60, fixture.Bus.Requests.Count);
        Assert.Equal(4, fixture.Bus.Requests.Select(request => request.Headers["Authorization"]).Distinct().Count());
    }

    [Fact]
    public async Task Wrong_key_is_refused_by_name()
    {
        var settings = new BusSettings { Connection = $"Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName={ServiceBusStandIn.KeyName};SharedAccessKey=wrong" };
        await using var fixture = await BusFixture.Start(time, settings: settings);
        var failure = await Assert.ThrowsAsync<ServiceBusException>(() => fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], default));
        Assert.Equal(ServiceBusProblem.NotAuthorized, failure.Problem);
        Assert.Equal(0, fixture.Bus.Queue("activities").Count);
    }

    [Fact]
    public async Task Entra_token_that_was_revoked_is_replaced_by_a_new_one()
    {
        var tokens = new Tokens();
        await using var fixture = await BusFixture.Start(time, settings: new BusSettings { Credential = tokens });
        fixture.Bus.Authorization.Accept("token 2");
        await fixture.Queue.Send("activities", [new OutgoingMessage("1", [1])], default);
        Assert.Equal(["Bearer token 1", "Bearer token 2"], fixture.Bus.Requests.Select(request => request.Headers["Authorization"]));
        await fixture.Queue.Send("activities", [new OutgoingMessage("2", [1])], default);
        Assert.Equal(["https://servicebus.azure.net/.default", "https://servicebus.azure.net/.default"], tokens.Scopes);
    }

    [Fact]
    public void Signature_has_the_form_that_the_service_checks()
    {
        var signature = SasSignature.Of(new Uri("https://Contoso.servicebus.windows.net/"), "Root", "a2V5", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        var expected = System.Security.Cryptography.HMACSHA256.HashData("a2V5"u8, "https%3A%2F%2Fcontoso.servicebus.windows.net%2F\n1700000000"u8);
        Assert.Equal($"SharedAccessSignature sr=https%3A%2F%2Fcontoso.servicebus.windows.net%2F&sig={WebUtility.UrlEncode(Convert.ToBase64String(expected))}&se=1700000000&skn=Root", signature);
    }

    private sealed class Tokens : TokenCredential
    {
        private int number;

        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken($"token {++number}", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
