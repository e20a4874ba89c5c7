using Azure.Core;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Calendars;
using LeadSync.Functions.CheckHealth;
using LeadSync.Functions.CheckModels;
using LeadSync.Functions.ErasePeople;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Identity;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.NextChange;
using LeadSync.Functions.Nurture;
using LeadSync.Functions.People;
using LeadSync.Functions.ReceiveCrmChanges;
using LeadSync.Functions.Records;
using LeadSync.Functions.RescanPeople;
using LeadSync.Functions.Routing;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.SimulateModel;
using LeadSync.Functions.Sla;
using LeadSync.Functions.StallSweep;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Functions.UpdateCrm;
using LeadSync.Functions.WatchModels;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Dataverse;

/// <summary>The CRM side of LeadSync: client, handlers of the queues dirty and changes, the endpoint of the CRM's webhook.</summary>
internal static class CrmRegistration
{
    public static IServiceCollection AddCrm(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<DataverseOptions>().Bind(configuration.GetSection($"{LeadSyncOptions.Section}:Dataverse")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DataverseOptions>, DataverseOptionsCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DataverseOptions>>().Value);
        services.AddSingleton<CrmChangesReceiver>();
        // Without a CRM the work waits in its queues until there is one.
        return string.IsNullOrWhiteSpace(configuration[$"{LeadSyncOptions.Section}:Dataverse:Url"]) ? services : services.AddCrmWork();
    }

    private static IServiceCollection AddCrmWork(this IServiceCollection services) => services
        .AddSingleton(Client)
        .AddSingleton<BulkWriter>()
        .AddSingleton<CrmHealth>()
        .AddSingleton<ScoringModels>()
        .AddSingleton<IScoringModels>(provider => provider.GetRequiredService<ScoringModels>())
        .AddSingleton<CrmIndex>()
        .AddSingleton<RecordFinder>()
        .AddSingleton<RecordWriter>()
        .AddSingleton<LeadScores>()
        .AddSingleton<StageMoves>()
        .AddSingleton<Aftermath>()
        .AddSingleton<PeopleUpdate>()
        .AddSingleton<DirtyPeople>()
        .AddSingleton<PersonMarks>()
        .AddSingleton<DueDays>()
        .AddSingleton<DraftCheck>()
        .AddSingleton<Simulation>()
        .AddSingleton<CrmTraces>()
        .AddSingleton<Rescans>()
        .AddScheduledJob<WatchModelsJob>("WatchModels", WatchModelsJob.Schedule)
        .AddScheduledJob<NextChangeJob>("NextChange", NextChangeJob.Schedule)
        .AddNurture()
        .AddSingleton<CalendarDirectory>()
        .AddSingleton<StallCount>()
        .AddScheduledJob<StallSweepJob>("StallSweep", StallSweepJob.Schedule)
        .AddSingleton<IChangedRows, ChangedModels>()
        .AddMapping()
        .AddSingleton<IChangedRows, ChangedLeads>()
        .AddSingleton<IChangedRows, ChangedContacts>()
        .AddAccounts()
        .AddRecords()
        .AddSla()
        .AddLeadRouting()
        .AddMessageHandler<UpdateCrmHandler>(Queues.Dirty, new QueueSettings { BatchSize = 200 })
        .AddMessageHandler<RescanPeopleHandler>(Queues.Rescans, new QueueSettings { BatchSize = 1 })
        .AddMessageHandler<ApplyCrmChangesHandler>(Queues.Changes, new QueueSettings { BatchSize = 100, Concurrency = 1 });

    private static IServiceCollection AddNurture(this IServiceCollection services) => services
        .AddSingleton<NurtureDirectory>()
        .AddSingleton<IChangedRows, ChangedPersonas>()
        .AddSingleton<IChangedRows, ChangedNurtureTracks>();

    public static IEndpointRouteBuilder MapCrm(this IEndpointRouteBuilder endpoints) => endpoints.MapCrmChanges();

    private static DataverseClient Client(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<DataverseOptions>();
        // No affinity cookie: requests are to spread over the environment's servers.
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var pipeline = new DataversePipeline(http, Who(provider, options), options, provider.GetRequiredService<TimeProvider>());
        return new DataverseClient(pipeline, options.Api);
    }

    private static IEnumerable<TokenCredential> Who(IServiceProvider provider, DataverseOptions options)
    {
        if (provider.GetService<TokenCredential>() is { } given) return [given];
        if (options.Token.Length > 0) return [new StaticTokenCredential(options.Token)];
        var users = options.AppUsers.Count == 0 ? [options.Identity] : options.AppUsers.Select(user => user.Over(options.Identity));
        return users.Select(user => Credentials.Create(user));
    }
}
