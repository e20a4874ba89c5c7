using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.CustomApis;

/// <summary>One request parameter or response property.</summary>
/// <param name="Name">Its unique name, as on the wire.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsOptional">A request may leave it out. Means nothing for a response.</param>
/// <param name="Table">The table that a reference is to be of; null for any.</param>
internal sealed record CustomApiPart(string Name, CustomApiType Type, bool IsOptional, string? Table);

/// <summary>A custom API as its rows define it.</summary>
/// <param name="Name">The name of the message.</param>
/// <param name="BoundTable">The table whose rows it is called on; null where it stands for itself.</param>
/// <param name="Privilege">What the caller has to hold; null for nothing.</param>
/// <param name="PluginType">The plug-in that does the work.</param>
internal sealed record CustomApiDefinition(string Name, string? BoundTable, string? Privilege, EntityReference PluginType)
{
    private const int ToRow = 1;

    public required IReadOnlyList<CustomApiPart> Parameters { get; init; }

    public required IReadOnlyList<CustomApiPart> Properties { get; init; }

    /// <summary>The custom API of this name, or null. Those bound to a collection and functions are unknown here.</summary>
    public static CustomApiDefinition? Find(OrgTransaction transaction, string name)
    {
        if (Rows(transaction, "customapi", "uniquename", name) is not [var row, ..] || row.GetAttributeValue<bool>("isfunction"))
            return null;
        var binding = row.GetAttributeValue<int>("bindingtype");
        if (binding > ToRow)
            return null;
        return new CustomApiDefinition(
            row.GetAttributeValue<string>("uniquename"),
            binding == ToRow ? row.GetAttributeValue<string>("boundentitylogicalname") : null,
            row.GetAttributeValue<string>("executeprivilegename"),
            row.GetAttributeValue<EntityReference>("plugintypeid"))
        {
            Parameters = Parts(transaction, "customapirequestparameter", row.Id),
            Properties = Parts(transaction, "customapiresponseproperty", row.Id),
        };
    }

    private static List<CustomApiPart> Parts(OrgTransaction transaction, string table, Guid api) =>
        [.. Rows(transaction, table, "customapiid", api).Select(row => new CustomApiPart(
            row.GetAttributeValue<string>("uniquename"),
            (CustomApiType)row.GetAttributeValue<int>("type"),
            row.Contains("isoptional") && row.GetAttributeValue<bool>("isoptional"),
            row.GetAttributeValue<string>("logicalentityname")))];

    private static IReadOnlyList<Entity> Rows(OrgTransaction transaction, string table, string column, object value) =>
        transaction.Select(new RowQuery(table) { Filter = new Filter.Condition(new ColumnPath(null, column), "eq", [value]) });
}
