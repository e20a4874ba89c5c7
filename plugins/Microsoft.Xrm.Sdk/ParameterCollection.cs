using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

[KnownType("GetKnownParameterTypes")]
[CollectionDataContract(Name = "ParameterCollection", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public class ParameterCollection : DataCollection<string, object>
{
    public ParameterCollection()
    {
    }

    protected ParameterCollection(IDictionary<string, object> collection) : base(collection)
    {
    }

    public void AddOrUpdateIfNotNull(string key, object obj)
    {
        if (obj != null)
            this[key] = obj;
    }

    public bool TryGetValue<T>(string key, out T value)
    {
        var found = base.TryGetValue(key, out var stored) && stored is T;
        value = found ? (T)stored : default;
        return found;
    }

    private static IEnumerable<Type> GetKnownParameterTypes() => KnownTypes.AttributeValues;
}
