using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>Puts the event pipeline and its background worker into a host. OrgDatabase and DevOrgOptions must be there.</summary>
public static class PipelineRegistration
{
    public static IServiceCollection AddEventPipeline(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<DevOrgOptions>();
            // How long a plug-in takes is a matter of real time, whatever time the rows have.
            return new PluginAssemblyHost(options.PluginWorker, TimeProvider.System);
        });
        services.AddSingleton<AsyncOperationSignal>();
        services.AddSingleton<IEventPipeline, EventPipeline>();
        services.AddHostedService(provider => new WebhookDispatcher(
            provider.GetRequiredService<OrgDatabase>(),
            provider.GetRequiredService<AsyncOperationSignal>(),
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }),
            provider.GetRequiredService<ILogger<WebhookDispatcher>>()));
        return services;
    }
}
