using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[DataContract(Name = "ManagedProperty{0}", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[KnownType(typeof(BooleanManagedProperty))]
public abstract class ManagedProperty<T> : IExtensibleDataObject
{
    protected ManagedProperty() => CanBeChanged = true;

    protected ManagedProperty(string managedPropertyLogicalName) : this() => ManagedPropertyLogicalName = managedPropertyLogicalName;

    [DataMember]
    public T Value { get; set; }

    [DataMember]
    public bool CanBeChanged { get; set; }

    [DataMember]
    public string ManagedPropertyLogicalName { get; internal set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
