using LeadSync.DevOrg.Events;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>The organisation as a plug-in calls it: the same messages, in the same transaction, one level deeper.</summary>
internal sealed class PluginOrganizationService(CallContext call) : IOrganizationService
{
    public Guid Create(Entity entity) => call.Messages.Create(ContractCopy.Of(entity), call);

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) =>
        call.Messages.Retrieve(new EntityReference(entityName, id), columnSet, call);

    public void Update(Entity entity) => call.Messages.Update(ContractCopy.Of(entity), call);

    public void Delete(string entityName, Guid id) => call.Messages.Delete(new EntityReference(entityName, id), call);

    public EntityCollection RetrieveMultiple(QueryBase query) => call.Messages.RetrieveMultiple(ContractCopy.Of(query), call);

    public OrganizationResponse Execute(OrganizationRequest request) => call.Messages.Execute(ContractCopy.Of(request), call);

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw Faults.NotImplemented("The message 'Associate'");

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw Faults.NotImplemented("The message 'Disassociate'");
}
