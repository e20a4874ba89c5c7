using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins;

/// <summary>Reads columns of linked tables from the rows of a query.</summary>
internal static class LinkedColumns
{
    /// <summary>A column by the alias of its link; null, or what stands for nothing, where no row is linked.</summary>
    public static T Linked<T>(this Entity row, string alias, string column) =>
        row.GetAttributeValue<AliasedValue>($"{alias}.{column}")?.Value is T value ? value : default!;
}
