using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk;

/// <summary>What may stand as a value in a column or a parameter, beyond the primitives; anything else does not serialise.</summary>
internal static class KnownTypes
{
    public static IReadOnlyList<Type> AttributeValues { get; } =
    [
        typeof(Entity), typeof(EntityCollection), typeof(EntityReference), typeof(EntityReferenceCollection),
        typeof(OptionSetValue), typeof(OptionSetValueCollection), typeof(Money), typeof(AliasedValue), typeof(Relationship),
        typeof(BooleanManagedProperty),
        typeof(RelatedEntityCollection), typeof(KeyAttributeCollection), typeof(ParameterCollection), typeof(ConcurrencyBehavior),
        typeof(ColumnSet), typeof(QueryExpression), typeof(QueryByAttribute), typeof(FetchExpression),
        typeof(string[]), typeof(Guid[]), typeof(int[]), typeof(Dictionary<string, string>), typeof(KeyValuePair<string, string>),
        typeof(List<KeyValuePair<string, string>>),
    ];
}
