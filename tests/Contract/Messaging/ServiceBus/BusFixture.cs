using Azure.Core.Pipeline;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Identity;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Contract.Messaging.ServiceBus;

/// <summary>A namespace that only this machine sees, and LeadSync's side of it, registered as the hosts do.</summary>
internal sealed class BusFixture : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TemporaryFolder folder;

    private BusFixture(ServiceBusStandIn bus, ServiceProvider services, TemporaryFolder folder)
    {
        this.folder = folder;
        Bus = bus;
        this.services = services;
    }

    public ServiceBusStandIn Bus { get; }

    public ServiceBusQueue Queue => services.GetRequiredService<ServiceBusQueue>();

    public IPeekLockQueue PeekLock => services.GetRequiredService<IPeekLockQueue>();

    /// <summary>Both queues of the contract, without waits that a test would have to wait for.</summary>
    public static async Task<BusFixture> Start(TimeProvider here, TimeProvider? there = null, StandInQueueSettings? queue = null, BusSettings? settings = null)
    {
        var bus = await ServiceBusStandIn.Start(there ?? here);
        bus.Queue("activities", queue);
        bus.Queue("dirty", queue);
        settings ??= new BusSettings();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ServiceBus"] = settings.Credential is null ? settings.Connection ?? bus.ConnectionString : null,
            ["ServiceBus:fullyQualifiedNamespace"] = settings.Credential is null ? null : "contoso.servicebus.windows.net",
            ["LeadSync:ServiceBus:Endpoint"] = bus.Endpoint.AbsoluteUri,
        }).Build();
        var collection = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(here)
            .AddSingleton(settings.Tries)
            .AddLogging();
        collection.AddOptions<LeadSyncOptions>().Bind(configuration.GetSection(LeadSyncOptions.Section));
        if (settings.Credential is { } credential) collection.AddSingleton(new AzureCredential(credential));
        if (settings.Transport is { } transport) collection.AddSingleton(transport);
        var files = new TemporaryFolder();
        collection
            .AddSingleton(_ => new SqliteDatabase(files.File("leadsync.db")))
            .AddSingleton<IPartitionStore, SqliteStore>()
            .AddSingleton<IDeadMessages, StoredDeadMessages>();
        return new BusFixture(bus, collection.AddServiceBusQueue().BuildServiceProvider(), files);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Bus.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>What a test may want otherwise.</summary>
internal sealed record BusSettings
{
    public Azure.Core.TokenCredential? Credential { get; init; }

    public string? Connection { get; init; }

    public HttpPipelineTransport? Transport { get; init; }

    public ServiceBusTries Tries { get; init; } = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(5), FirstPauseWhenBusy = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromMilliseconds(50),
    };
}
