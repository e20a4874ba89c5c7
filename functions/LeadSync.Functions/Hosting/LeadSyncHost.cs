using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadSync.Functions.Hosting;

/// <summary>What a host calls to run LeadSync in its process.</summary>
public static class LeadSyncHost
{
    /// <summary>Registers everything LeadSync needs; <paramref name="configuration"/> holds a section <c>LeadSync</c>.</summary>
    public static IServiceCollection AddLeadSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LeadSyncOptions>().Bind(configuration.GetSection(LeadSyncOptions.Section)).ValidateOnStart();
        services.AddPeople();
        services.AddCrm(configuration);
        services.TryAddSingleton<IScoringModels, NoScoringModels>();
        return services;
    }

    private static void AddPeople(this IServiceCollection services) => services
        .AddSingleton<NewPersonId>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return () => Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        })
        .AddSingleton<PersonDirectory>()
        .AddSingleton<PersonRecords>();

    /// <summary>Maps LeadSync's endpoints.</summary>
    public static IEndpointRouteBuilder MapLeadSync(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCrm();
        return endpoints;
    }
}
