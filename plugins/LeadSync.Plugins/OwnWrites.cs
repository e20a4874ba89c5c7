using System;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins;

/// <summary>
/// The organisation as SYSTEM, with a mark on the event while one of LeadSync's plug-ins writes through it. The guards of
/// the rows written see the mark in the event that caused them and let LeadSync write what nobody else may.
/// </summary>
internal sealed class OwnWrites : IOrganizationService
{
    private const string Mark = "leadsync.writes";

    private readonly IOrganizationService organization;
    private readonly IPluginExecutionContext context;

    public OwnWrites(IOrganizationService organization, IPluginExecutionContext context)
    {
        this.organization = organization;
        this.context = context;
    }

    /// <summary>Whether a plug-in of LeadSync made the message: the mark counts one level up, so that what others do in answer to it is theirs.</summary>
    public static bool Caused(IPluginExecutionContext context)
    {
        for (var parent = context.ParentContext; parent != null && parent.Depth >= context.Depth - 1; parent = parent.ParentContext)
            if (parent.Depth < context.Depth && parent.SharedVariables.ContainsKey(Mark))
                return true;
        return false;
    }

    public Guid Create(Entity entity) => Marked(() => organization.Create(entity));

    public void Update(Entity entity) => Marked(() =>
    {
        organization.Update(entity);
        return true;
    });

    public void Delete(string entityName, Guid id) => Marked(() =>
    {
        organization.Delete(entityName, id);
        return true;
    });

    public OrganizationResponse Execute(OrganizationRequest request) => Marked(() => organization.Execute(request));

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => organization.Retrieve(entityName, id, columnSet);

    public EntityCollection RetrieveMultiple(QueryBase query) => organization.RetrieveMultiple(query);

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        organization.Associate(entityName, entityId, relationship, relatedEntities);

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        organization.Disassociate(entityName, entityId, relationship, relatedEntities);

    private T Marked<T>(Func<T> write)
    {
        context.SharedVariables[Mark] = true;
        try
        {
            return write();
        }
        finally
        {
            context.SharedVariables.Remove(Mark);
        }
    }
}
