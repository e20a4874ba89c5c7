using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>Gives an event context the shape in which it leaves the organisation.</summary>
internal static class RemoteContext
{
    public static RemoteExecutionContext Of(IPluginExecutionContext context)
    {
        var remote = Scalars(context);
        remote.InputParameters.AddRange(context.InputParameters);
        remote.OutputParameters.AddRange(context.OutputParameters);
        remote.SharedVariables.AddRange(context.SharedVariables);
        remote.PreEntityImages.AddRange(context.PreEntityImages);
        remote.PostEntityImages.AddRange(context.PostEntityImages);
        remote.ParentContext = context.ParentContext is { } parent ? Of(parent) : null;
        return remote;
    }

    /// <summary>The context without the four properties that are dropped when a message is too large.</summary>
    public static RemoteExecutionContext WithoutRows(RemoteExecutionContext context)
    {
        var bare = Scalars(context);
        bare.OutputParameters.AddRange(context.OutputParameters);
        bare.SharedVariables.AddRange(context.SharedVariables);
        return bare;
    }

    private static RemoteExecutionContext Scalars(IPluginExecutionContext context) => new()
    {
        Stage = context.Stage,
        Mode = context.Mode,
        MessageName = context.MessageName,
        PrimaryEntityName = context.PrimaryEntityName,
        PrimaryEntityId = context.PrimaryEntityId,
        SecondaryEntityName = context.SecondaryEntityName,
        RequestId = context.RequestId,
        UserId = context.UserId,
        InitiatingUserId = context.InitiatingUserId,
        BusinessUnitId = context.BusinessUnitId,
        OrganizationId = context.OrganizationId,
        OrganizationName = context.OrganizationName,
        CorrelationId = context.CorrelationId,
        Depth = context.Depth,
        IsExecutingOffline = context.IsExecutingOffline,
        IsOfflinePlayback = context.IsOfflinePlayback,
        IsolationMode = context.IsolationMode,
        IsInTransaction = context.IsInTransaction,
        OperationId = context.OperationId,
        OperationCreatedOn = context.OperationCreatedOn,
        OwningExtension = context.OwningExtension,
    };
}
