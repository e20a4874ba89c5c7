using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Records;
using LeadSync.Functions.Sla;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LeadSync.Functions.Tests.Sla;

/// <summary>LeadSync as its host puts it together, on a real database file, against a CRM with clocks. The test moves time and is the pump.</summary>
internal sealed class SlaHost : IAsyncDisposable
{
    /// <summary>Monday, 09:00 in Berlin.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Queue = [Queues.Records, Queues.Timers, Queues.Replans];

    private readonly TemporaryFolder folder = new();
    private readonly CrmStandIn server;
    private ServiceProvider services;

    private SlaHost(CrmStandIn standIn, SlaCrm crm, DateTimeOffset start)
    {
        (server, Crm, Time) = (standIn, crm, new ManualTime(start));
        services = Services();
    }

    public SlaCrm Crm { get; }

    public ManualTime Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public int Writes => server.Writes.Count();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SlaHost> Start(DateTimeOffset? start = null)
    {
        var crm = new SlaCrm();
        return new SlaHost(await CrmStandIn.Start(request => crm.Answer(request)!), crm, start ?? Monday);
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public void Set(DateTimeOffset moment)
    {
        if (moment > Now) Time.Advance(moment - Now);
    }

    /// <summary>Another process on the same data.</summary>
    public async Task Restart()
    {
        await services.DisposeAsync();
        services = Services();
    }

    public Task Mark(Guid lead) => Get<RecordMarks>().Mark([new RecordRef(RecordKind.Lead, lead)], Cancel);

    /// <summary>Moves time from message to message up to the moment, and handles each when it is due.</summary>
    public async Task RunUntil(DateTimeOffset moment)
    {
        while (await NextMessage() is { } next && next <= moment)
        {
            Set(next);
            await HandleDue();
        }
        Set(moment);
        await HandleDue();
    }

    /// <summary>Handles what is due now until nothing is.</summary>
    public async Task HandleDue()
    {
        while (await HandleOnce(Cancel)) Assert.False(Cancel.IsCancellationRequested);
    }

    /// <summary>When the first message of the clocks is due, or null.</summary>
    public async Task<DateTimeOffset?> NextMessage()
    {
        var next = Get<SqliteDatabase>().Read(session => session.Query(
            "SELECT MIN(visible) FROM messages WHERE queue IN ('records', 'timers', 'replans')", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0)));
        return await Task.FromResult(next[0] is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : default(DateTimeOffset?));
    }

    /// <summary>What is stored of the lead's clocks.</summary>
    public async Task<StoredClocks> Stored(Guid lead) => await Get<SlaLedger>().Read(new RecordRef(RecordKind.Lead, lead), Cancel);

    /// <summary>The milestones of the lead's clocks that have fired.</summary>
    public async Task<string> Fired(Guid lead) => string.Join(' ', (await Stored(lead)).Clocks.SelectMany(clock => clock.Fired)
        .Select(fired => fired.Milestone.Split(':') is ["esc", _] ? "esc" : fired.Milestone));

    public IMessageHandler HandlerOf(string queue) =>
        (IMessageHandler)services.GetRequiredService(services.GetServices<QueueSubscription>().Single(subscription => subscription.Queue == queue).Handler);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    private async Task<bool> HandleOnce(CancellationToken cancel)
    {
        var any = false;
        foreach (var queue in Queue)
        {
            var peek = Get<IPeekLockQueue>();
            var leased = await peek.Receive(queue, 100, TimeSpan.FromMinutes(3), cancel);
            if (leased.Count == 0) continue;
            var outcomes = (await HandlerOf(queue).Handle([.. leased.Select(message => message.Message)], cancel)).Outcomes;
            await peek.Settle(queue, [.. leased.Zip(outcomes, (message, outcome) => new Settlement(message.Lock, outcome))], cancel);
            any = any || outcomes.Any(outcome => outcome is MessageOutcome.Done or MessageOutcome.Later { After: { Ticks: 0 } });
        }
        return any;
    }

    private ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LeadSync:DataFolder"] = folder.Path, ["LeadSync:Dataverse:Url"] = server.Url, ["LeadSync:Dataverse:Token"] = "t", ["LeadSync:Dataverse:Tries"] = "1",
        }).Build();
        var made = new ServiceCollection().AddLogging().AddSingleton<RememberedLog>()
            .AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(provider => provider.GetRequiredService<RememberedLog>())
            .AddSingleton<TimeProvider>(Time).AddLeadSync(configuration);
        // This is about clocks, not about who leads are given to.
        return made
            .AddSingleton<SqliteStore>().AddSingleton<IPartitionStore>(provider => new CrashingStore(provider.GetRequiredService<SqliteStore>(), Crash))
            .AddSingleton<ILeadRouting>(Routing).BuildServiceProvider();
    }

    public RecordedRouting Routing { get; } = new();

    /// <summary>Has the process die at one of its next steps.</summary>
    public Crash Crash { get; } = new();
}

/// <summary>Says by what leads stand routed, and records who is given away.</summary>
internal sealed class RecordedRouting : ILeadRouting
{
    public Dictionary<Guid, Routed> Standing { get; } = [];

    public List<Reassignment> Orders { get; } = [];

    public Task<RoutingOutcome> Route(IReadOnlyList<TrackedRecord> leads, CancellationToken cancel) => Task.FromResult(new RoutingOutcome(Standing, null));

    public Task<LeadSync.Functions.Dataverse.DataverseError?> Reassign(Reassignment order, CancellationToken cancel)
    {
        Orders.Add(order);
        return Task.FromResult<LeadSync.Functions.Dataverse.DataverseError?>(null);
    }
}
