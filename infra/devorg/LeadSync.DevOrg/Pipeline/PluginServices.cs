using System.Globalization;
using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>What the platform hands a plug-in: its event, the organisation and a trace.</summary>
internal sealed class PluginServices(EventContext context, CallContext call) : IServiceProvider, IOrganizationServiceFactory, ITracingService
{
    private readonly List<string> trace = [];

    public EventContext Context => context;

    public OrgTransaction Transaction => call.Transaction;

    /// <summary>The lines traced so far.</summary>
    public string TraceText => string.Join(Environment.NewLine, trace);

    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(ITracingService) || serviceType == typeof(IOrganizationServiceFactory))
            return this;
        return serviceType.IsInstanceOfType(context) && serviceType.IsInterface ? context : null;
    }

    /// <summary>Null acts as SYSTEM, an empty id as the user of the event.</summary>
    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        var user = userId is null ? WellKnown.SystemUser : userId == Guid.Empty ? context.UserId : userId.Value;
        return new PluginOrganizationService(call.Nested(user, context));
    }

    public void Trace(string format, params object[] args) =>
        trace.Add(args is null || args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args));
}
