namespace LeadSync.Functions.Dataverse;

/// <summary>The CRM side of LeadSync: client, handlers of the queues dirty and changes, the endpoint of the CRM's webhook.</summary>
internal static class CrmRegistration
{
    public static IServiceCollection AddCrm(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapCrm(this IEndpointRouteBuilder endpoints) => endpoints;
}
