using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>What a plug-in reads about its event. Parameters and shared variables are those of the message itself.</summary>
internal sealed record EventContext : IPluginExecutionContext2
{
    public required int Stage { get; init; }

    public required int Mode { get; init; }

    public required string MessageName { get; init; }

    public required string PrimaryEntityName { get; init; }

    public required Guid PrimaryEntityId { get; init; }

    public required ParameterCollection InputParameters { get; init; }

    public required ParameterCollection OutputParameters { get; init; }

    public required ParameterCollection SharedVariables { get; init; }

    public required Guid UserId { get; init; }

    public required Guid InitiatingUserId { get; init; }

    public required Guid CorrelationId { get; init; }

    public required Guid OperationId { get; init; }

    public required DateTime OperationCreatedOn { get; init; }

    public required int Depth { get; init; }

    public Guid? RequestId { get; init; }

    public EntityReference? OwningExtension { get; init; }

    public EntityImageCollection PreEntityImages { get; init; } = [];

    public EntityImageCollection PostEntityImages { get; init; } = [];

    public IPluginExecutionContext? ParentContext { get; init; }

    /// <summary>2, the sandbox, for plug-ins; 1 for what leaves the organisation.</summary>
    public int IsolationMode { get; init; } = 2;

    public bool IsInTransaction { get; init; } = true;

    public string SecondaryEntityName => "none";

    public Guid BusinessUnitId => WellKnown.BusinessUnit;

    public Guid OrganizationId => WellKnown.Organization;

    public string OrganizationName => WellKnown.OrganizationName;

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;

    public Guid UserAzureActiveDirectoryObjectId => Guid.Empty;

    public Guid InitiatingUserAzureActiveDirectoryObjectId => Guid.Empty;

    public Guid InitiatingUserApplicationId => Guid.Empty;

    public Guid PortalsContactId => Guid.Empty;

    public bool IsPortalsClientCall => false;
}
