using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests;

/// <summary>One event of the lead table as the platform hands it to a plug-in.</summary>
internal sealed class PluginEvent : IServiceProvider, IOrganizationServiceFactory, ITracingService
{
    private readonly MemoryOrganization organization;

    public PluginEvent(string message, Entity target, MemoryOrganization organization, Entity? before = null)
    {
        this.organization = organization;
        Context.InputParameters["Target"] = target;
        Context.MessageName = message;
        if (before is not null)
            Context.PreEntityImages["PreImage"] = before;
    }

    public static DateTime Now { get; } = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    public static Guid User { get; } = Guid.Parse("00000000-0000-0000-0000-0000000000aa");

    public RemoteExecutionContext Context { get; } = new()
    {
        PrimaryEntityName = "lead",
        PrimaryEntityId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
        CorrelationId = Guid.Parse("00000000-0000-0000-0000-0000000000cc"),
        InitiatingUserId = User,
        UserId = User,
        OperationCreatedOn = Now,
        Depth = 1,
    };

    public List<string> TraceLines { get; } = [];

    /// <summary>Runs the plug-in; what it refuses with, or null.</summary>
    public string? Run(string type)
    {
        try
        {
            BuiltPlugins.New(type).Execute(this);
            return null;
        }
        catch (InvalidPluginExecutionException refusal)
        {
            return refusal.Message;
        }
    }

    public object? GetService(Type serviceType) =>
        serviceType == typeof(IPluginExecutionContext) ? Context
        : serviceType == typeof(IOrganizationServiceFactory) || serviceType == typeof(ITracingService) ? this
        : null;

    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        Assert.Null(userId);
        return organization;
    }

    public void Trace(string format, params object[] args) => TraceLines.Add(string.Format(CultureInfo.InvariantCulture, format, args));
}
