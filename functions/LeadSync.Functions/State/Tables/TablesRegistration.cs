using Azure.Core;
using Azure.Core.Pipeline;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Identity;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.State.Tables;

/// <summary>The partition store in Azure Tables, from the settings.</summary>
internal static class TablesRegistration
{
    private const string Scope = "https://storage.azure.com/.default";

    public static IServiceCollection AddTableStore(this IServiceCollection services) => services
        .AddSingleton<IPartitionStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<LeadSyncOptions>>().Value.Tables;
            var storage = provider.GetRequiredService<IConfiguration>().GetSection(AdaptersCheck.HostStorageSection);
            var (read, problem) = TableConnection.Read(options, storage);
            var connection = read ?? throw new InvalidOperationException(problem);
            var time = provider.GetRequiredService<TimeProvider>();
            HttpPipelinePolicy signIn = connection.Key is { } key
                ? new SharedKeyLitePolicy(connection.Account, key, time)
                : new RenewedTokenPolicy(provider.GetRequiredService<AzureCredential>().Value, Scope, time);
            var service = Service(connection, signIn, provider.GetService<HttpPipelineTransport>());
            return new TableStore(service, options.Prefix, () => Guid.NewGuid().ToString("n"));
        });

    /// <summary>
    /// The protocol over a pipeline that waits 0.4 s, doubled each time, or as long as the service says, up to five times.
    /// </summary>
    internal static TableService Service(TableConnection connection, HttpPipelinePolicy signIn, HttpPipelineTransport? transport)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 5;
        options.Retry.Delay = TimeSpan.FromSeconds(0.4);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(20);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        if (transport is not null) options.Transport = transport;
        return new TableService(HttpPipelineBuilder.Build(options, [], [signIn], new ResponseClassifier()), connection.Endpoint);
    }

    private sealed class TableClientOptions : ClientOptions;
}
