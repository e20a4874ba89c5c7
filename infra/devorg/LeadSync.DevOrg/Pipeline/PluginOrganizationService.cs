using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>The organisation as a plug-in calls it: the same messages, in the same transaction, one level deeper.</summary>
internal sealed class PluginOrganizationService(CallContext call) : IOrganizationService
{
    public Guid Create(Entity entity) => Counted("Create").Create(ContractCopy.Of(entity), call);

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) =>
        Counted("Retrieve").Retrieve(new EntityReference(entityName, id), columnSet, call);

    public void Update(Entity entity) => Counted("Update").Update(ContractCopy.Of(entity), call);

    public void Delete(string entityName, Guid id) => Counted("Delete").Delete(new EntityReference(entityName, id), call);

    public EntityCollection RetrieveMultiple(QueryBase query) => Counted("RetrieveMultiple").RetrieveMultiple(ContractCopy.Of(query), call);

    public OrganizationResponse Execute(OrganizationRequest request) => Counted(request.RequestName).Execute(ContractCopy.Of(request), call);

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw Faults.NotImplemented("The message 'Associate'");

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw Faults.NotImplemented("The message 'Disassociate'");

    private OrganizationMessages Counted(string message)
    {
        PluginMeter.Count(message);
        return call.Messages;
    }
}
