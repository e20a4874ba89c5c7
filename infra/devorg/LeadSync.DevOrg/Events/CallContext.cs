using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Events;

/// <summary>Who runs a message, for whom, and inside what. One per message; a plug-in's own calls get a nested one.</summary>
public sealed record CallContext
{
    /// <summary>The user whose privileges count; <see cref="WellKnown.SystemUser"/> may do anything.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The user who began it all; differs from UserId under impersonation.</summary>
    public required Guid InitiatingUserId { get; init; }

    /// <summary>The transaction everything happens in; a fault rolls all of it back.</summary>
    public required OrgTransaction Transaction { get; init; }

    /// <summary>The entry points for further messages, e.g. of a plug-in's IOrganizationService.</summary>
    public required OrganizationMessages Messages { get; init; }

    /// <summary>The same for everything one request causes.</summary>
    public Guid CorrelationId { get; init; } = Guid.NewGuid();

    /// <summary>The id of this one message (x-ms-client-request-id at the outermost).</summary>
    public Guid RequestId { get; init; } = Guid.NewGuid();

    /// <summary>1 for a client's request, one more per nested message.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>The value of the query parameter "tag"; becomes SharedVariables["tag"].</summary>
    public string? Tag { get; init; }

    /// <summary>The context of the event whose plug-in makes this call; null for a client's request.</summary>
    public IPluginExecutionContext? Parent { get; init; }

    public bool IsSystem => UserId == WellKnown.SystemUser;

    /// <summary>The context of a message that the plug-in running in <paramref name="parent"/> sends as a user.</summary>
    public CallContext Nested(Guid userId, IPluginExecutionContext parent) => this with
    {
        UserId = userId,
        Parent = parent,
        Depth = Depth + 1,
        RequestId = Guid.NewGuid(),
    };
}
