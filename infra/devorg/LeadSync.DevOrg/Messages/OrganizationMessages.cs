using System.Diagnostics.CodeAnalysis;
using LeadSync.DevOrg.CustomApis;
using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Messages;

/// <summary>
/// The organisation's messages, for the Web API and for plug-ins alike. Each checks privileges, runs the event pipeline and
/// works in the transaction of its context. Refusals are <see cref="OrgFault"/>s.
/// </summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Callers send every message the same way, whether it raises events or not.")]
public sealed class OrganizationMessages(IEventPipeline pipeline)
{
    /// <summary>Creates a row and returns its id; the target's Id is kept where it is set.</summary>
    public Guid Create(Entity target, CallContext context) => CreateMessage.Run(pipeline, target, context);

    /// <summary>One row, with names in its lookups and formatted values in the caller's language.</summary>
    public Entity Retrieve(EntityReference target, ColumnSet columns, CallContext context) =>
        RetrieveMessage.Run(target, columns, context);

    /// <summary>Writes the columns given. A row version on the target must match where <paramref name="ifVersion"/> says so.</summary>
    public void Update(Entity target, CallContext context, bool ifVersion = false) =>
        UpdateMessage.Run(pipeline, target, context, ifVersion);

    /// <summary>Deletes a row; a row version on the target, where set, must match.</summary>
    public void Delete(EntityReference target, CallContext context) => DeleteMessage.Run(pipeline, target, context);

    /// <summary>Updates the row of the target's Id or KeyAttributes, or creates it. True when it was created.</summary>
    public bool Upsert(Entity target, CallContext context) => UpsertMessage.Run(this, target, context);

    /// <summary>QueryExpression, QueryByAttribute or FetchExpression.</summary>
    public EntityCollection RetrieveMultiple(QueryBase query, CallContext context) => RetrieveMultipleMessage.Run(query, context);

    /// <summary>The rows of a query that the caller may read.</summary>
    public IReadOnlyList<Entity> Select(RowQuery query, CallContext context) => RetrieveMultipleMessage.Run(query, context);

    /// <summary>All or none; the ids in the order of the targets.</summary>
    public IReadOnlyList<Guid> CreateMultiple(IReadOnlyList<Entity> targets, CallContext context) =>
        CreateMultipleMessage.Run(this, targets, context);

    /// <summary>All or none.</summary>
    public void UpdateMultiple(IReadOnlyList<Entity> targets, CallContext context) => UpdateMultipleMessage.Run(this, targets, context);

    /// <summary>All or none.</summary>
    public void UpsertMultiple(IReadOnlyList<Entity> targets, CallContext context) => UpsertMultipleMessage.Run(this, targets, context);

    /// <summary>A message as the SDK's IOrganizationService.Execute takes it; unknown ones are refused with 501.</summary>
    public OrganizationResponse Execute(OrganizationRequest request, CallContext context) => ExecuteMessage.Run(this, request, context);

    /// <summary>A message that a solution brought, with its parameters; the response by name.</summary>
    internal ParameterCollection CustomApi(CustomApiDefinition api, ParameterCollection request, CallContext context) =>
        CustomApiMessage.Run(pipeline, api, request, context);

    /// <summary>QualifyLead; the rows it created.</summary>
    internal EntityReferenceCollection QualifyLead(ParameterCollection request, CallContext context) =>
        QualifyLeadMessage.Run(pipeline, request, context);

    /// <summary>Win or Lose.</summary>
    internal void CloseOpportunity(bool won, ParameterCollection request, CallContext context) =>
        CloseOpportunityMessage.Run(pipeline, won, request, context);
}
