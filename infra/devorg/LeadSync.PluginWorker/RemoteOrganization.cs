using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.PluginWorker;

/// <summary>The organisation at the other end of the line. Every call carries the shared variables of the event, which nested events can read.</summary>
internal sealed class RemoteOrganization : IOrganizationService
{
    private readonly Worker worker;
    private readonly RemoteExecutionContext context;
    private readonly Guid? user;

    public RemoteOrganization(Worker worker, RemoteExecutionContext context, Guid? user)
    {
        this.worker = worker;
        this.context = context;
        this.user = user;
    }

    public Guid Create(Entity entity) => (Guid)Send("Create", "Target", entity)["id"];

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => (Entity)Execute(new OrganizationRequest("Retrieve")
    {
        ["Target"] = new EntityReference(entityName, id),
        ["ColumnSet"] = columnSet,
    })["Entity"];

    public void Update(Entity entity) => Send("Update", "Target", entity);

    public void Delete(string entityName, Guid id) => Send("Delete", "Target", new EntityReference(entityName, id));

    public EntityCollection RetrieveMultiple(QueryBase query) => (EntityCollection)Send("RetrieveMultiple", "Query", query)["EntityCollection"];

    public OrganizationResponse Execute(OrganizationRequest request)
    {
        var plain = new OrganizationRequest(request.RequestName) { Parameters = request.Parameters, RequestId = request.RequestId };
        return worker.Call(user, context.SharedVariables, plain);
    }

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException("DevOrg knows no Associate.");

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException("DevOrg knows no Disassociate.");

    private OrganizationResponse Send(string message, string parameter, object value) =>
        Execute(new OrganizationRequest(message) { [parameter] = value });
}
