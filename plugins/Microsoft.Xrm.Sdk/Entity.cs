using System;
using System.Reflection;
using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Client;

namespace Microsoft.Xrm.Sdk;

[DataContract(Name = "Entity", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public class Entity : IExtensibleDataObject
{
    public Entity()
    {
    }

    public Entity(string entityName) => LogicalName = entityName;

    public Entity(string entityName, Guid id) : this(entityName) => Id = id;

    public Entity(string entityName, string keyName, object keyValue) : this(entityName) => KeyAttributes.Add(keyName, keyValue);

    public Entity(string entityName, KeyAttributeCollection keyAttributes) : this(entityName) => KeyAttributes = keyAttributes;

    [DataMember]
    public string LogicalName { get; set; }

    [DataMember]
    public virtual Guid Id { get; set; }

    [DataMember]
    public AttributeCollection Attributes
    {
        get => field ??= new AttributeCollection();
        set;
    }

    [DataMember]
    public EntityState? EntityState { get; set; }

    [DataMember]
    public FormattedValueCollection FormattedValues
    {
        get => field ??= new FormattedValueCollection();
        set;
    }

    [DataMember]
    public RelatedEntityCollection RelatedEntities
    {
        get => field ??= new RelatedEntityCollection();
        set;
    }

    [DataMember]
    public string RowVersion { get; set; }

    [DataMember]
    public KeyAttributeCollection KeyAttributes
    {
        get => field ??= new KeyAttributeCollection();
        set;
    }

    public object this[string attributeName]
    {
        get => Attributes[attributeName];
        set => Attributes[attributeName] = value;
    }

    public ExtensionDataObject ExtensionData { get; set; }

    public bool Contains(string attributeName) => Attributes.Contains(attributeName);

    public T ToEntity<T>() where T : Entity
    {
        if (string.IsNullOrEmpty(LogicalName))
            throw new NotSupportedException("LogicalName must be set before calling ToEntity()");
        var name = typeof(T).GetCustomAttribute<EntityLogicalNameAttribute>()?.LogicalName;
        if (name != null && name != LogicalName)
            throw new NotSupportedException($"Cannot convert entity {LogicalName} to {name}");
        var entity = Activator.CreateInstance<T>();
        entity.LogicalName = LogicalName;
        entity.Id = Id;
        entity.Attributes = Attributes;
        entity.EntityState = EntityState;
        entity.FormattedValues = FormattedValues;
        entity.RelatedEntities = RelatedEntities;
        entity.RowVersion = RowVersion;
        entity.KeyAttributes = KeyAttributes;
        return entity;
    }

    public EntityReference ToEntityReference() => new EntityReference(LogicalName, Id) { RowVersion = RowVersion };

    public virtual T GetAttributeValue<T>(string attributeLogicalName)
    {
        if (string.IsNullOrEmpty(attributeLogicalName))
            throw new ArgumentNullException(nameof(attributeLogicalName));
        return Attributes.TryGetValue(attributeLogicalName, out var value) && value != null ? (T)value : default;
    }

    public bool TryGetAttributeValue<T>(string attributeKey, out T result)
    {
        var found = Attributes.TryGetValue(attributeKey, out var value) && value is T;
        result = found ? (T)value : default;
        return found;
    }

    protected virtual void SetAttributeValue(string attributeLogicalName, object value) => this[attributeLogicalName] = value;

    protected virtual string GetFormattedAttributeValue(string attributeLogicalName) =>
        FormattedValues.TryGetValue(attributeLogicalName, out var text) ? text : null;
}
