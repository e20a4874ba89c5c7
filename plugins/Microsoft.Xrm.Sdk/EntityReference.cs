using System;
using System.Linq;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[DataContract(Name = "EntityReference", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[Serializable]
public sealed class EntityReference : IExtensibleDataObject
{
    public EntityReference()
    {
    }

    public EntityReference(string logicalName) => LogicalName = logicalName;

    public EntityReference(string logicalName, Guid id) : this(logicalName) => Id = id;

    public EntityReference(string logicalName, string keyName, object keyValue) : this(logicalName) => KeyAttributes.Add(keyName, keyValue);

    public EntityReference(string logicalName, KeyAttributeCollection keyAttributeCollection) : this(logicalName) =>
        KeyAttributes = keyAttributeCollection;

    [DataMember]
    public Guid Id { get; set; }

    [DataMember]
    public string LogicalName { get; set; }

    [DataMember]
    public string Name { get; set; }

    [DataMember]
    public KeyAttributeCollection KeyAttributes
    {
        get => field ??= new KeyAttributeCollection();
        set;
    }

    [DataMember]
    public string RowVersion { get; set; }

    public ExtensionDataObject ExtensionData { get => extensionData; set => extensionData = value; }

    // A field of its own, because the backing field of a serializable type must be serializable itself.
    [NonSerialized]
    private ExtensionDataObject extensionData;

    /// <summary>The same row by id, table and key; what it is called and which version was seen do not matter.</summary>
    public override bool Equals(object obj) =>
        obj is EntityReference other && Id == other.Id && LogicalName == other.LogicalName
        && KeyAttributes.Count == other.KeyAttributes.Count && KeyAttributes.All(other.KeyAttributes.Contains);

    public override int GetHashCode() => Id.GetHashCode() ^ StringComparer.Ordinal.GetHashCode(LogicalName ?? string.Empty);
}
