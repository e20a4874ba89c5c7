using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

[DataContract(Name = "QueryByAttribute", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class QueryByAttribute : QueryBase
{
    public QueryByAttribute()
    {
    }

    public QueryByAttribute(string entityName) => EntityName = entityName;

    [DataMember]
    public string EntityName { get; set; }

    [DataMember]
    public DataCollection<string> Attributes
    {
        get => field ??= new DataCollection<string>();
        private set;
    }

    [DataMember]
    public DataCollection<object> Values
    {
        get => field ??= new DataCollection<object>();
        private set;
    }

    [DataMember]
    public PagingInfo PageInfo
    {
        get => field ??= new PagingInfo();
        set;
    }

    [DataMember]
    public ColumnSet ColumnSet
    {
        get => field ??= new ColumnSet();
        set;
    }

    [DataMember]
    public DataCollection<OrderExpression> Orders
    {
        get => field ??= new DataCollection<OrderExpression>();
        private set;
    }

    [DataMember(Order = 50)]
    public int? TopCount { get; set; }

    public void AddOrder(string attributeName, OrderType orderType) => Orders.Add(new OrderExpression(attributeName, orderType));

    public void AddAttributeValue(string attributeName, object value)
    {
        Attributes.Add(attributeName);
        Values.Add(value);
    }
}
