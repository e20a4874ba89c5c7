using System.Globalization;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;

namespace LeadSync.DevOrg.WebApi.Filtering;

/// <summary>
/// Finds the column behind a property name. A path over a single-valued navigation property ("ownerid/fullname") adds a
/// join, which the query must take over from <see cref="Links"/>.
/// </summary>
internal sealed class PropertyNames(Schema schema, Table table)
{
    private readonly Dictionary<string, Link> links = [];

    public IReadOnlyList<Link> Links => [.. links.Values];

    public (ColumnPath Path, Column Column) Find(string name)
    {
        var parts = name.Split('/');
        if (parts.Length == 1)
            return (new ColumnPath(null, Property(table, name).Name), Property(table, name));
        if (parts.Length > 2)
            throw Faults.NotImplemented($"The property path '{name}'");
        if (table.FindNavigation(parts[0]) is not var (lookup, target))
            throw Faults.NoSuchProperty(table.Name, parts[0]);
        var linked = schema.Find(target.Table)!;
        if (!links.TryGetValue(parts[0], out var link))
        {
            var alias = string.Create(CultureInfo.InvariantCulture, $"n{links.Count + 1}");
            links[parts[0]] = link = new Link(linked.Name, alias, linked.PrimaryId, new ColumnPath(null, lookup.Name)) { Outer = true };
        }

        var column = Property(linked, parts[1]);
        return (new ColumnPath(link.Alias, column.Name), column);
    }

    /// <summary>The column of a property as the Web API names it.</summary>
    public static Column Property(Table table, string name) =>
        table.Columns.FirstOrDefault(column => column.PropertyName == name && column.Readable) ?? throw Faults.NoSuchProperty(table.Name, name);
}
