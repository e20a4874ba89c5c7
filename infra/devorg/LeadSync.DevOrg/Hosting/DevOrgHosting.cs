using LeadSync.DevOrg.Administration;
using LeadSync.DevOrg.Face;
using LeadSync.DevOrg.Hosting;
using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Pipeline;
using LeadSync.DevOrg.Storage;
using LeadSync.DevOrg.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.DevOrg;

/// <summary>Hosts an organisation in an ASP.NET Core application.</summary>
public static class DevOrgHosting
{
    /// <summary>Adds the organisation. It boots (import included) before the server listens; a refused import stops the start.</summary>
    public static IServiceCollection AddDevOrg(this IServiceCollection services, DevOrgOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.DataFolder);
        services.AddSingleton(options);
        services.AddSingleton(_ => new OrgDatabase(Path.Combine(options.DataFolder, "devorg.db"), options.Clock));
        services.AddSingleton<OrganizationMessages>();
        services.AddSingleton<ApiExecutor>();
        services.AddSingleton<BatchEndpoint>();
        services.AddSingleton<ApiEndpoint>();
        services.AddSingleton(new FaultInjection(options.Clock));
        services.AddHostedService<OrgBoot>();
        services.AddEventPipeline();
        return services;
    }

    /// <summary>Maps the Web API and the administration.</summary>
    public static IEndpointRouteBuilder MapDevOrg(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Map(ApiEndpoint.Root + "{**path}", (HttpContext http, ApiEndpoint api) => api.Handle(http));
        AdministrationEndpoints.Map(app);
        FaceEndpoints.Map(app);
        return app;
    }
}
