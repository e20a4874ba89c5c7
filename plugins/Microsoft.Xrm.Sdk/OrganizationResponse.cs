using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Messages;

namespace Microsoft.Xrm.Sdk;

[DataContract(Name = "OrganizationResponse", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[KnownType(typeof(AssociateResponse))]
[KnownType(typeof(CreateResponse))]
[KnownType(typeof(CreateMultipleResponse))]
[KnownType(typeof(DeleteResponse))]
[KnownType(typeof(DisassociateResponse))]
[KnownType(typeof(RetrieveResponse))]
[KnownType(typeof(RetrieveMultipleResponse))]
[KnownType(typeof(UpdateResponse))]
[KnownType(typeof(UpdateMultipleResponse))]
[KnownType(typeof(UpsertResponse))]
[KnownType(typeof(UpsertMultipleResponse))]
public class OrganizationResponse : IExtensibleDataObject
{
    [DataMember]
    public string ResponseName { get; set; }

    public object this[string parameterName]
    {
        get => Results[parameterName];
        set => Results[parameterName] = value;
    }

    [DataMember]
    public ParameterCollection Results
    {
        get => field ??= new ParameterCollection();
        set;
    }

    public ExtensionDataObject ExtensionData { get; set; }

    internal T Result<T>(string name) => Results.TryGetValue(name, out object value) && value != null ? (T)value : default;
}
