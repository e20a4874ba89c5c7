using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk;

/// <summary>A bag of pairs. It is no dictionary to its callers, so that it travels as an array of key and value.</summary>
[Serializable]
public abstract class DataCollection<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
{
    private readonly IDictionary<TKey, TValue> pairs;

    protected internal DataCollection() => pairs = new Dictionary<TKey, TValue>();

    protected internal DataCollection(IDictionary<TKey, TValue> collection) => pairs = collection;

    public virtual TValue this[TKey key]
    {
        get => pairs[key];
        set => pairs[key] = value;
    }

    public int Count => pairs.Count;

    public ICollection<TKey> Keys => pairs.Keys;

    public ICollection<TValue> Values => pairs.Values;

    public virtual bool IsReadOnly { get; internal set; }

    public void Add(KeyValuePair<TKey, TValue> item) => pairs.Add(item);

    public void Add(TKey key, TValue value) => pairs.Add(key, value);

    public void AddRange(params KeyValuePair<TKey, TValue>[] items) => AddRange((IEnumerable<KeyValuePair<TKey, TValue>>)items);

    public void AddRange(IEnumerable<KeyValuePair<TKey, TValue>> items)
    {
        foreach (var item in items)
            pairs.Add(item);
    }

    public void Clear() => pairs.Clear();

    public bool Contains(TKey key) => pairs.ContainsKey(key);

    public bool Contains(KeyValuePair<TKey, TValue> key) => pairs.Contains(key);

    public bool ContainsKey(TKey key) => pairs.ContainsKey(key);

    public bool TryGetValue(TKey key, out TValue value) => pairs.TryGetValue(key, out value);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => pairs.CopyTo(array, arrayIndex);

    public bool Remove(TKey key) => pairs.Remove(key);

    public bool Remove(KeyValuePair<TKey, TValue> item) => pairs.Remove(item);

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => pairs.GetEnumerator();
}
