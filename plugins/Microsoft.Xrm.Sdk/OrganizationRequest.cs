using System;
using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Messages;

namespace Microsoft.Xrm.Sdk;

[DataContract(Name = "OrganizationRequest", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[KnownType(typeof(AssociateRequest))]
[KnownType(typeof(CreateRequest))]
[KnownType(typeof(CreateMultipleRequest))]
[KnownType(typeof(DeleteRequest))]
[KnownType(typeof(DisassociateRequest))]
[KnownType(typeof(RetrieveRequest))]
[KnownType(typeof(RetrieveMultipleRequest))]
[KnownType(typeof(UpdateRequest))]
[KnownType(typeof(UpdateMultipleRequest))]
[KnownType(typeof(UpsertRequest))]
[KnownType(typeof(UpsertMultipleRequest))]
public class OrganizationRequest : IExtensibleDataObject
{
    public OrganizationRequest()
    {
    }

    public OrganizationRequest(string requestName) => RequestName = requestName;

    [DataMember]
    public string RequestName { get; set; }

    public object this[string parameterName]
    {
        get => Parameters[parameterName];
        set => Parameters[parameterName] = value;
    }

    [DataMember]
    public ParameterCollection Parameters
    {
        get => field ??= new ParameterCollection();
        set;
    }

    [DataMember]
    public Guid? RequestId { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }

    internal T Parameter<T>(string name) => Parameters.TryGetValue(name, out object value) && value != null ? (T)value : default;
}
