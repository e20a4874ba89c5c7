using LeadSync.Functions.CheckHealth;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.ErasePeople;
using LeadSync.Functions.FoldLedgers;
using LeadSync.Functions.Hosting.FunctionsHost;
using LeadSync.Functions.Identity;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Intake.CloudEvents;
using LeadSync.Functions.Intake.Mautic;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Functions.Operations;
using LeadSync.Functions.People;
using LeadSync.Functions.ReceiveActivities;
using LeadSync.Functions.ReceiveCrmMessages;
using LeadSync.Functions.RecordActivities;
using LeadSync.Functions.RequestErasure;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.SimulateModel;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;
using LeadSync.Functions.UnmergePeople;
using LeadSync.Functions.Visits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Hosting;

/// <summary>What a host calls to run LeadSync in its process.</summary>
public static class LeadSyncHost
{
    /// <summary>
    /// Registers everything LeadSync needs; <paramref name="configuration"/> holds a section <c>LeadSync</c>. Settings that
    /// can't work stop the start with a message that says what to set.
    /// </summary>
    public static IServiceCollection AddLeadSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LeadSyncOptions>().Bind(configuration.GetSection(LeadSyncOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LeadSyncOptions>, LeadSyncOptionsCheck>();
        services.AddSingleton<IValidateOptions<LeadSyncOptions>>(new AdaptersCheck(configuration));
        services.AddSingleton<IValidateOptions<LeadSyncOptions>>(new KeyVaultCheck(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddProblemDetails();
        // The framework's log writes addresses with their query, which may hold an access token or the key of a function.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddStorage(Adapters.Of(configuration));
        services.AddPeople();
        services.AddIntake();
        services.AddCrm(configuration);
        services.TryAddSingleton<IScoringModels, NoScoringModels>();
        services.AddSingleton<DeploymentHealth>();
        services.AddCalls(configuration);
        return services;
    }

    /// <summary>Maps LeadSync's endpoints: POST /api/activities/{source}, /api/crm/changes, /api/operations/{name}.</summary>
    public static IEndpointRouteBuilder MapLeadSync(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapActivities();
        endpoints.MapCrm();
        endpoints.MapOperations().MapUnmerge().MapErase().MapSimulate().MapHealth();
        return endpoints;
    }

    private static void AddStorage(this IServiceCollection services, Adapters adapters)
    {
        if (adapters is { Store: StoreKind.Sqlite } or { Queue: QueueKind.Sqlite }) services.AddSingleton(Database);
        if (adapters.Store == StoreKind.Sqlite) services.AddSingleton<IPartitionStore, SqliteStore>();
        else services.AddTableStore();
        if (adapters.Queue == QueueKind.Sqlite) services.AddSqliteQueue();
        else services.AddServiceBusQueue();
        services.TryAddSingleton<IDeadMessages, StoredDeadMessages>();
        services.TryAddSingleton(provider => new AzureCredential(Credentials.Create(
            provider.GetRequiredService<IOptions<LeadSyncOptions>>().Value.Azure.OrClient(provider.GetRequiredService<IConfiguration>()["ServiceBus:clientId"]))));
    }

    private static SqliteDatabase Database(IServiceProvider provider)
    {
        var folder = provider.GetRequiredService<IOptions<LeadSyncOptions>>().Value.DataFolder;
        Directory.CreateDirectory(folder);
        return new SqliteDatabase(Path.Combine(folder, "leadsync.db"));
    }

    private static void AddSqliteQueue(this IServiceCollection services) => services
        .AddSingleton<SqliteQueue>()
        .AddSingleton<IPeekLockQueue>(provider => provider.GetRequiredService<SqliteQueue>())
        .AddSingleton<IResendingQueue>(provider => provider.GetRequiredService<SqliteQueue>())
        .AddSingleton<IDeadMessages>(provider => provider.GetRequiredService<SqliteQueue>())
        .AddSingleton<IMessageQueue>(provider => provider.GetRequiredService<SqliteQueue>());

    // The Functions host delivers what is in Service Bus, and its timers are the clock; the queues of a file it does not know.
    private static void AddCalls(this IServiceCollection services, IConfiguration configuration)
    {
        var isHosted = configuration.HomeOf() == Home.FunctionsHost;
        services.AddSingleton<BatchSettlement>().AddSingleton<QueueInvocation>();
        if (!isHosted || Adapters.Of(configuration).Queue == QueueKind.Sqlite) services.AddHostedService<QueuePump>();
        if (!isHosted) services.AddHostedService<JobClock>();
    }

    private static void AddPeople(this IServiceCollection services) => services
        .AddSingleton<NewPersonId>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return () => Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        })
        .AddSingleton<PersonRoster>()
        .AddSingleton<PersonDirectory>()
        .AddSingleton<PersonLedger>()
        .AddSingleton<MergeUndo>()
        .AddSingleton<Tombstones>()
        .AddSingleton<StoredTraces>()
        .AddMessageHandler<ErasePeopleHandler>(Queues.Erasures, new QueueSettings { BatchSize = 1, Concurrency = 1 })
        .AddSingleton<PersonRecords>()
        .AddSingleton<LedgerFolding>()
        .AddScheduledJob<FoldLedgersJob>("FoldLedgers", FoldLedgersJob.Schedule)
        .AddSingleton<VisitLedger>()
        .AddMessageHandler<ActivitiesRecorder>(Queues.Activities);

    private static void AddIntake(this IServiceCollection services) => services
        .AddSingleton<IActivitySource, MauticSource>()
        .AddSingleton<IActivitySource, CloudEventsSource>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<ActivitiesReceiver>()
        .AddMessageHandler<ReceiveCrmMessagesHandler>(Queues.CrmEvents, new QueueSettings { BatchSize = 100, Concurrency = 1 });
}
