using LeadSync.DevOrg.Events;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>Rows that go with the one they belong to: their own Delete event has that row's Delete above it.</summary>
internal static class CascadingDelete
{
    public static CallContext Of(EntityReference deleted, CallContext context) => context with
    {
        UserId = WellKnown.SystemUser,
        Parent = new EventContext
        {
            Stage = Step.Core,
            Mode = 0,
            MessageName = "Delete",
            PrimaryEntityName = deleted.LogicalName,
            PrimaryEntityId = deleted.Id,
            InputParameters = new() { ["Target"] = deleted },
            OutputParameters = [],
            SharedVariables = [],
            UserId = context.UserId,
            InitiatingUserId = context.InitiatingUserId,
            CorrelationId = context.CorrelationId,
            OperationId = context.RequestId,
            OperationCreatedOn = context.Transaction.Now,
            Depth = context.Depth,
            ParentContext = context.Parent,
        },
    };
}
