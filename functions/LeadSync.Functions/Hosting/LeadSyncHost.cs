using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Hosting;

/// <summary>What a host calls to run LeadSync in its process.</summary>
public static class LeadSyncHost
{
    /// <summary>Registers everything LeadSync needs; <paramref name="configuration"/> holds a section <c>LeadSync</c>.</summary>
    public static IServiceCollection AddLeadSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LeadSyncOptions>().Bind(configuration.GetSection(LeadSyncOptions.Section)).ValidateOnStart();
        services.AddCrm(configuration);
        return services;
    }

    /// <summary>Maps LeadSync's endpoints.</summary>
    public static IEndpointRouteBuilder MapLeadSync(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCrm();
        return endpoints;
    }
}
