using System.Net;
using LeadSync.Functions.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.Hosting.FunctionsHost;

/// <summary>A call with messages, from the host's POST to what becomes of each message.</summary>
public sealed class QueueCallTests
{
    [Fact]
    public async Task Batch_with_bad_messages_is_acknowledged_and_each_message_gets_its_due()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch(["\"done\"", "\"dead\"", "\"later\"", "\"failed\"", "\"done\""]));
        await answer.Success();
        Assert.Equal(["done dead later failed done"], Handled(leadSync));
        Assert.Equal([("m1", "can never be")], (await Dead(leadSync)).Select(dead => (dead.Id, dead.Reason)));
        Assert.Equal([("m2", 0), ("m3", 1)], (await Waiting(leadSync)).Select(message => (message.Id, message.Failures)).Order());
    }

    [Fact]
    public async Task Batch_that_can_not_be_done_now_fails_whole_and_nothing_is_sent_anew()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch(["\"later\"", "\"later\""], deliveryCount: 2));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(await Waiting(leadSync));
    }

    /// <summary>The broker would bury what it delivers again and again during an outage.</summary>
    [Fact]
    public async Task Batch_that_still_can_not_be_done_waits_as_copies()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch(["\"later\"", "\"later\""], deliveryCount: 3));
        await answer.Success();
        Assert.Equal([("m0", 0, 4), ("m1", 0, 4)], (await Waiting(leadSync)).Select(message => (message.Id, message.Failures, message.Deliveries)).Order());
        Assert.Empty(await Dead(leadSync));
    }

    [Fact]
    public async Task Batch_whose_handler_throws_fails_whole_at_first()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch(["\"done\"", "\"throw\""]));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await Waiting(leadSync));
        Assert.DoesNotContain("a bug", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_that_keeps_throwing_is_handled_alone_and_takes_nobody_along()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch(["\"done\"", "\"throw\""], deliveryCount: 3));
        await answer.Success();
        Assert.Equal(["done", "throw"], Handled(leadSync).Order());
        Assert.Equal([("m1", 1)], (await Waiting(leadSync)).Select(message => (message.Id, message.Failures)));
    }

    [Fact]
    public async Task Message_that_failed_too_often_goes_to_the_dead_letters()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch([Wire(new MessageEnvelope("p1", "\"throw\""u8.ToArray(), Deliveries: 20, Failures: 9))]));
        await answer.Success();
        Assert.Equal([("p1", "Failed 10 times, last: InvalidOperationException")], (await Dead(leadSync)).Select(dead => (dead.Id, dead.Reason)));
        Assert.Empty(await Waiting(leadSync));
    }

    /// <summary>Waiting for the store is no failure: an outage of an hour makes no dead letter.</summary>
    [Fact]
    public async Task Message_whose_store_is_away_waits_however_often_it_failed()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch([Wire(new MessageEnvelope("p1", "\"away\""u8.ToArray(), Deliveries: 20, Failures: 9))], deliveryCount: 3));
        await answer.Success();
        Assert.Empty(await Dead(leadSync));
        // 20 of earlier copies, 3 of this one, and the one by which this test looks.
        Assert.Equal([("p1", 9, 24)], (await Waiting(leadSync)).Select(message => (message.Id, message.Failures, message.Deliveries)));
    }

    [Fact]
    public async Task Message_that_comes_before_its_time_is_not_handled_but_waits()
    {
        await using var leadSync = await Start();
        var due = TimeProvider.System.GetUtcNow().AddHours(1);
        using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch([Wire(new MessageEnvelope("p1", "\"done\""u8.ToArray(), NotBefore: due))]));
        await answer.Success();
        Assert.Empty(Handled(leadSync));
        Assert.Equal("p1", Assert.Single(await Waiting(leadSync)).Id);
    }

    [Fact]
    public async Task Same_dead_message_delivered_again_is_kept_once()
    {
        await using var leadSync = await Start();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await leadSync.Call("UpdateCrm", HostCall.Batch(["\"dead\""]));
            await answer.Success();
        }
        Assert.Single(await Dead(leadSync));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"Data":[]}""")]
    public async Task What_is_no_call_of_the_host_is_refused(string body)
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("UpdateCrm", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Work_for_the_crm_is_not_acknowledged_where_no_crm_is_set()
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("RemapLeads", HostCall.Batch(["{}"]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static Task<RunningLeadSync> Start() => RunningLeadSync.Start(
        pump: false,
        services => services.AddMessageHandler<ScriptedHandler>(Queues.Dirty),
        new Dictionary<string, string?> { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1" });

    private static string Wire(MessageEnvelope envelope) => System.Text.Encoding.UTF8.GetString(envelope.ToBytes());

    private static IEnumerable<string> Handled(RunningLeadSync leadSync) =>
        leadSync.Services.GetRequiredService<ScriptedHandler>().Batches.Select(batch => string.Join(' ', batch));

    private static async Task<IReadOnlyList<DeadMessage>> Dead(RunningLeadSync leadSync) =>
        await leadSync.Services.GetRequiredService<IDeadMessages>().DeadMessages(Queues.Dirty, 10, default);

    /// <summary>What waits in the queue, whenever it is due.</summary>
    private static async Task<IReadOnlyList<ReceivedMessage>> Waiting(RunningLeadSync leadSync)
    {
        var later = new LeadSync.Tests.Shared.ManualTime(TimeProvider.System.GetUtcNow().AddDays(1));
        var queue = new SqliteQueue(leadSync.Services.GetRequiredService<LeadSync.Functions.State.SqliteDatabase>(), later);
        return [.. (await queue.Receive(Queues.Dirty, 10, TimeSpan.FromMinutes(1), default)).Select(leased => leased.Message)];
    }
}
