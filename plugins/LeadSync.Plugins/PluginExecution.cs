using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins;

/// <summary>What one run of a plug-in has at hand: the event, the organisation as SYSTEM, and the trace.</summary>
public sealed class PluginExecution
{
    private readonly IServiceProvider services;
    private readonly ITracingService trace;
    private IOrganizationService? organization;
    private IOrganizationService? caller;
    private CallerRoles? roles;

    public PluginExecution(IServiceProvider services)
    {
        this.services = services;
        Context = Get<IPluginExecutionContext>();
        trace = Get<ITracingService>();
    }

    public IPluginExecutionContext Context { get; }

    /// <summary>The row being saved, as the caller and earlier plug-ins left it. Create and Update only.</summary>
    public Entity Target => (Entity)Context.InputParameters["Target"];

    /// <summary>The organisation as SYSTEM, so that no user needs privileges on LeadSync's own tables.</summary>
    public IOrganizationService Organization =>
        organization ??= new OwnWrites(Get<IOrganizationServiceFactory>().CreateOrganizationService(null), Context);

    /// <summary>The organisation as the user of the event, with his privileges and under the rules that hold for him.</summary>
    public IOrganizationService Caller => caller ??= Get<IOrganizationServiceFactory>().CreateOrganizationService(Context.UserId);

    /// <summary>The roles of the user who started it all; asked for when first needed.</summary>
    internal CallerRoles Roles => roles ??= new CallerRoles(Organization, Context.InitiatingUserId);

    /// <summary>The row before the save with the columns its step registers; empty on Create.</summary>
    public Entity PreImage =>
        Context.PreEntityImages.TryGetValue("PreImage", out var image) ? image : new Entity(Context.PrimaryEntityName);

    /// <summary>A column as it is after the save. Create and Update only.</summary>
    public T? After<T>(string column) where T : class => (Target.Contains(column) ? Target : PreImage).GetAttributeValue<T>(column);

    /// <summary>The rows that a lookup named before the save or delete or names after it, each once.</summary>
    public IEnumerable<Guid> Concerned(string lookup)
    {
        var versions = Context.MessageName == "Delete" ? new[] { PreImage } : new[] { PreImage, Target };
        return versions.Select(row => row.GetAttributeValue<EntityReference>(lookup)?.Id).OfType<Guid>().Distinct();
    }

    /// <summary>What a guard throws: the case is for the trace, the message for the user.</summary>
    public InvalidPluginExecutionException Refused(Enum refusal, string message)
    {
        Trace($"Refused: {refusal}");
        return new InvalidPluginExecutionException(message);
    }

    public void Trace(string line) => trace.Trace("{0}", line);

    private T Get<T>() => (T)services.GetService(typeof(T))!;
}
