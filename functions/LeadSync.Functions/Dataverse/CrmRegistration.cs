using Azure.Core;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.ReceiveCrmChanges;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Dataverse;

/// <summary>The CRM side of LeadSync: client, handlers of the queues dirty and changes, the endpoint of the CRM's webhook.</summary>
internal static class CrmRegistration
{
    public static IServiceCollection AddCrm(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<DataverseOptions>().Bind(configuration.GetSection($"{LeadSyncOptions.Section}:Dataverse"));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DataverseOptions>>().Value);
        services.AddSingleton(Client);
        services.AddSingleton<BulkWriter>();
        services.AddSingleton<CrmChangesReceiver>();
        return services;
    }

    public static IEndpointRouteBuilder MapCrm(this IEndpointRouteBuilder endpoints) => endpoints.MapCrmChanges();

    private static DataverseClient Client(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<DataverseOptions>();
        // No affinity cookie: requests are to spread over the environment's servers.
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var credential = provider.GetService<TokenCredential>() ?? new StaticTokenCredential(options.Token);
        var pipeline = new DataversePipeline(http, credential, options, provider.GetRequiredService<TimeProvider>());
        return new DataverseClient(pipeline, options.Api);
    }
}
