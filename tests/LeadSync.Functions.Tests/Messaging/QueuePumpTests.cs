using System.Collections.Concurrent;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Functions.Tests.Messaging;

public sealed class QueuePumpTests : IAsyncDisposable
{
    private const string Name = "work";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteQueue queue;

    public QueuePumpTests()
    {
        database = new SqliteDatabase(folder.File("leadsync.db"));
        queue = new SqliteQueue(database, TimeProvider.System);
    }

    [Fact]
    public async Task Every_message_is_handled_once_and_removed()
    {
        var seen = new ConcurrentBag<string>();
        await Send([.. Enumerable.Range(0, 300).Select(i => $"{i}")]);
        await Pump(Remember(seen), () => seen.Count == 300);
        Assert.Equal(300, seen.Distinct().Count());
        Assert.Empty(await queue.Receive(Name, 1, TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public async Task Message_that_always_fails_is_buried_and_its_neighbours_are_handled()
    {
        var seen = new ConcurrentBag<string>();
        await Send("1", "bad", "2");
        await Pump(
            batch => batch.Any(message => message.Id == "bad") ? throw new InvalidOperationException() : Remember(seen)(batch),
            () => seen.Distinct().Count() == 2 && Dead().Count == 1);
        var dead = Assert.Single(Dead());
        Assert.Equal(("bad", "Failed 3 times, last: InvalidOperationException"), (dead.Id, dead.Reason));
    }

    [Fact]
    public async Task Message_put_off_comes_again_and_is_never_buried()
    {
        var deliveries = 0;
        await Send("1");
        await Pump(
            batch => ++deliveries < 6
                ? HandlerResult.All(batch.Count, new MessageOutcome.Later("busy", TimeSpan.FromMilliseconds(1)))
                : HandlerResult.Done(batch.Count),
            () => deliveries == 6);
        Assert.Empty(Dead());
    }

    /// <summary>As often as a failing message would have been buried.</summary>
    [Fact]
    public async Task Message_whose_store_is_away_comes_again_and_is_never_buried()
    {
        var deliveries = 0;
        await Send("1");
        await Pump(
            batch => ++deliveries <= 3 ? throw new TableStoreException("away", 503, "ServerBusy") : HandlerResult.Done(batch.Count),
            () => deliveries == 4);
        Assert.Empty(Dead());
    }

    [Fact]
    public async Task Dead_letter_keeps_the_handlers_reason()
    {
        await Send("1");
        await Pump(batch => HandlerResult.All(batch.Count, new MessageOutcome.DeadLetter("no such person")), () => Dead().Count == 1);
        Assert.Equal("no such person", Dead()[0].Reason);
    }

    [Fact]
    public async Task Stop_lets_the_running_handler_finish()
    {
        var started = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var pump = NewPump(async _ =>
        {
            started.SetResult();
            await finish.Task;
        });
        await Send("1");
        await pump.StartAsync(default);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var stop = pump.StopAsync(default);
        Assert.False(stop.IsCompleted);
        finish.SetResult();
        await stop.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(await queue.Receive(Name, 1, TimeSpan.FromMinutes(1), default));
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    private static Func<IReadOnlyList<ReceivedMessage>, HandlerResult> Remember(ConcurrentBag<string> seen) => batch =>
    {
        foreach (var message in batch)
            seen.Add(message.Id);
        return HandlerResult.Done(batch.Count);
    };

    private async Task Pump(Func<IReadOnlyList<ReceivedMessage>, HandlerResult> handle, Func<bool> until)
    {
        using var pump = NewPump(new Handler(batch => Task.FromResult(handle(batch))));
        await pump.StartAsync(default);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!until())
            await Task.Delay(10, limit.Token);
        await pump.StopAsync(default);
    }

    private QueuePump NewPump(Func<IReadOnlyList<ReceivedMessage>, Task> handle) => NewPump(new Handler(async batch =>
    {
        await handle(batch);
        return HandlerResult.Done(batch.Count);
    }));

    private QueuePump NewPump(Handler handler)
    {
        var services = new ServiceCollection().AddSingleton(handler).BuildServiceProvider();
        var subscription = new QueueSubscription(Name, typeof(Handler), new QueueSettings { MaxFailures = 3 });
        return new QueuePump(queue, [subscription], services, TimeProvider.System, NullLogger<QueuePump>.Instance);
    }

    private Task Send(params string[] ids) =>
        queue.Send(Name, [.. ids.Select(id => new OutgoingMessage(id, [1]))], default);

    private IReadOnlyList<DeadMessage> Dead() => queue.DeadMessages(Name, 10, default).Result;

    private sealed class Handler(Func<IReadOnlyList<ReceivedMessage>, Task<HandlerResult>> handle) : IMessageHandler
    {
        public Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel) => handle(batch);
    }
}
