using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class AssociateRequest : OrganizationRequest
{
    public AssociateRequest() => RequestName = "Associate";

    public EntityReference Target
    {
        get => Parameter<EntityReference>("Target");
        set => this["Target"] = value;
    }

    public Relationship Relationship
    {
        get => Parameter<Relationship>("Relationship");
        set => this["Relationship"] = value;
    }

    public EntityReferenceCollection RelatedEntities
    {
        get => Parameter<EntityReferenceCollection>("RelatedEntities");
        set => this["RelatedEntities"] = value;
    }
}
