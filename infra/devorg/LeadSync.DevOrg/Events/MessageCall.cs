using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Events;

/// <summary>
/// One message on its way through the event pipeline. Create and Update carry "Target" as Entity, Delete as EntityReference.
/// The core operation reads InputParameters when its turn comes, so that what a pre-operation plug-in changes counts; it
/// completes the Target (key, modifiedon …) and fills OutputParameters ("id" of a Create).
/// </summary>
public sealed class MessageCall(string name, string primaryEntityName, Guid primaryEntityId)
{
    public string Name { get; } = name;

    /// <summary>Logical name of the table.</summary>
    public string PrimaryEntityName { get; } = primaryEntityName;

    public Guid PrimaryEntityId { get; } = primaryEntityId;

    public ParameterCollection InputParameters { get; } = [];

    public ParameterCollection OutputParameters { get; } = [];
}
