using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace LeadSync.PluginWorker;

/// <summary>What the platform hands a plug-in: its event, the organisation and a trace.</summary>
internal sealed class WorkerServices : IServiceProvider, IOrganizationServiceFactory, ITracingService
{
    private readonly Worker worker;
    private readonly RemoteExecutionContext context;

    public WorkerServices(Worker worker, RemoteExecutionContext context)
    {
        this.worker = worker;
        this.context = context;
    }

    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(ITracingService) || serviceType == typeof(IOrganizationServiceFactory))
            return this;
        return serviceType.IsInstanceOfType(context) && serviceType.IsInterface ? context : null;
    }

    /// <summary>Null acts as SYSTEM, an empty id as the user of the event.</summary>
    public IOrganizationService CreateOrganizationService(Guid? userId) =>
        new RemoteOrganization(worker, context, userId == Guid.Empty ? context.UserId : userId);

    public void Trace(string format, params object[] args) =>
        worker.Trace(args is null || args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args));
}
