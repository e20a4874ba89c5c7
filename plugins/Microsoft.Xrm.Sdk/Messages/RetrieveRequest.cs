using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Messages;

[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RetrieveRequest : OrganizationRequest
{
    public RetrieveRequest() => RequestName = "Retrieve";

    public EntityReference Target
    {
        get => Parameter<EntityReference>("Target");
        set => this["Target"] = value;
    }

    public ColumnSet ColumnSet
    {
        get => Parameter<ColumnSet>("ColumnSet");
        set => this["ColumnSet"] = value;
    }

    public RelationshipQueryCollection RelatedEntitiesQuery
    {
        get => Parameter<RelationshipQueryCollection>("RelatedEntitiesQuery");
        set => this["RelatedEntitiesQuery"] = value;
    }

    public bool ReturnNotifications
    {
        get => Parameter<bool>("ReturnNotifications");
        set => this["ReturnNotifications"] = value;
    }
}
