using Azure.Core.Pipeline;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>Service Bus as the place where messages wait.</summary>
internal static class ServiceBusRegistration
{
    /// <summary>
    /// Registers <see cref="ServiceBusQueue"/> as <see cref="IMessageQueue"/> and <see cref="IResendingQueue"/>, and
    /// <see cref="ServiceBusPeekLockQueue"/> as <see cref="IPeekLockQueue"/>, for hosts that fetch messages themselves. Wants
    /// an <see cref="IDeadMessages"/> for the latter, and an <see cref="AzureCredential"/> where no connection string is set.
    /// A registered <see cref="HttpPipelineTransport"/> takes the place of the network.
    /// </summary>
    public static IServiceCollection AddServiceBusQueue(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IOptions<ServiceBusOptions>>(provider =>
            Options.Create(provider.GetRequiredService<IOptions<LeadSyncOptions>>().Value.ServiceBus));
        services.TryAddSingleton(new ServiceBusTries());
        services.TryAddSingleton<NewSending>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return () => Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        });
        return services
            .AddSingleton(Place)
            .AddSingleton<ServiceBusClock>()
            .AddSingleton(Wire)
            .AddSingleton<ServiceBusQueue>()
            .AddSingleton<IPeekLockQueue, ServiceBusPeekLockQueue>()
            .AddSingleton<IResendingQueue>(provider => provider.GetRequiredService<ServiceBusQueue>())
            .AddSingleton<IMessageQueue>(provider => provider.GetRequiredService<ServiceBusQueue>());
    }

    private static ServiceBusPlace Place(IServiceProvider provider)
    {
        var (place, problem) = ServiceBusPlace.Read(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IOptions<ServiceBusOptions>>().Value);
        return place ?? throw new InvalidOperationException(problem);
    }

    private static ServiceBusWire Wire(IServiceProvider provider)
    {
        var place = provider.GetRequiredService<ServiceBusPlace>();
        var clock = provider.GetRequiredService<ServiceBusClock>();
        HttpPipelinePolicy authorization = place.Key is not null
            ? new SasPolicy(place, clock)
            : new EntraPolicy(place, provider.GetRequiredService<AzureCredential>().Value, clock);
        // Built by hand: the usual pipeline adds headers, and Service Bus makes properties of a message of them.
        var pipeline = new HttpPipeline(provider.GetService<HttpPipelineTransport>() ?? Network(), [authorization, new ClockPolicy(clock)]);
        return new ServiceBusWire(place, pipeline, provider.GetRequiredService<ServiceBusTries>(), provider.GetRequiredService<TimeProvider>());
    }

    // No trace headers either, for the same reason.
    private static HttpClientTransport Network() => new(new HttpClient(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan });
}
