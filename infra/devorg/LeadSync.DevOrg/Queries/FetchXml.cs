using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.Queries;

/// <summary>Reads FetchXML: attributes, filters, orders, inner and outer links, paging. Aggregates are refused.</summary>
internal sealed class FetchXml
{
    private readonly Schema schema;
    private readonly List<Link> links = [];
    private readonly List<Selection> linkedColumns = [];
    private readonly List<Ordering> order = [];

    private FetchXml(Schema schema) => this.schema = schema;

    /// <summary>The query, its page (from 1) and page size; null for all rows.</summary>
    public static (RowQuery Rows, int Page, int? Size) Read(Schema schema, string text)
    {
        XElement fetch;
        try
        {
            fetch = XElement.Parse(text);
        }
        catch (XmlException exception)
        {
            throw Faults.BadCondition($"Invalid XML in the fetch query: {exception.Message}");
        }

        if (fetch.Attribute("aggregate") is { Value: "true" or "1" })
            throw Faults.NotImplemented("An aggregate in FetchXML");
        var entity = fetch.Element("entity") ?? throw Faults.BadCondition("The fetch element has no entity.");
        return (new FetchXml(schema).Read(fetch, entity), Number(fetch, "page") ?? 1, Number(fetch, "count"));
    }

    private RowQuery Read(XElement fetch, XElement entity)
    {
        var table = TableOf(entity);
        foreach (var link in entity.Elements("link-entity"))
            AddLink(link, null, table);
        order.AddRange(entity.Elements("order").Select(each => Sort(each, null)));
        return new RowQuery(table.Name)
        {
            Columns = entity.Element("all-attributes") is null ? [.. entity.Elements("attribute").Select(each => Text(each, "name"))] : null,
            LinkedColumns = linkedColumns,
            Links = links,
            Filter = All(entity, table, null),
            Order = order,
            Distinct = fetch.Attribute("distinct") is { Value: "true" or "1" },
            Take = Number(fetch, "top"),
        };
    }

    private void AddLink(XElement element, string? parent, Table parentTable)
    {
        var table = TableOf(element);
        var alias = element.Attribute("alias")?.Value ?? string.Create(CultureInfo.InvariantCulture, $"{table.Name}{links.Count + 1}");
        var type = element.Attribute("link-type")?.Value ?? "inner";
        if (type is not ("inner" or "outer"))
            throw Faults.NotImplemented($"The link type '{type}'");
        var position = links.Count;
        var link = new Link(table.Name, alias, Text(element, "from"), new ColumnPath(parent, Text(element, "to"))) { Outer = type == "outer" };
        if (parentTable.Find(link.To.Column) is null)
            throw Faults.NoSuchColumn(parentTable.Name, link.To.Column);
        links.Add(link);
        links[position] = link with { Filter = All(element, table, alias) };
        foreach (var attribute in element.Elements("attribute"))
        {
            var name = Text(attribute, "name");
            linkedColumns.Add(new Selection(new ColumnPath(alias, name), attribute.Attribute("alias")?.Value ?? $"{alias}.{name}"));
        }

        if (element.Element("all-attributes") is not null)
            linkedColumns.AddRange(table.Columns.Select(column => new Selection(new ColumnPath(alias, column.Name), $"{alias}.{column.Name}")));
        order.AddRange(element.Elements("order").Select(each => Sort(each, alias)));
        foreach (var child in element.Elements("link-entity"))
            AddLink(child, alias, table);
    }

    private Filter? All(XElement parent, Table table, string? alias) =>
        parent.Elements("filter").Aggregate((Filter?)null, (all, filter) => Filter.Both(all, ReadFilter(filter, table, alias)));

    private Filter ReadFilter(XElement filter, Table table, string? alias)
    {
        var parts = new List<Filter>();
        foreach (var child in filter.Elements())
            parts.Add(child.Name.LocalName switch
            {
                "filter" => ReadFilter(child, table, alias),
                "condition" => Condition(child, table, alias),
                var other => throw Faults.NotImplemented($"The element '{other}' in a FetchXML filter"),
            });
        return filter.Attribute("type")?.Value == "or" ? new Filter.Or(parts) : new Filter.And(parts);
    }

    private Filter.Condition Condition(XElement condition, Table table, string? alias)
    {
        if (condition.Attribute("entityname")?.Value is { } linked)
        {
            alias = linked;
            table = schema.Find(links.FirstOrDefault(link => link.Alias == linked)?.Table ?? linked) ?? throw Faults.NoSuchTable(linked);
        }

        var name = Text(condition, "attribute");
        var column = table.Find(name) ?? throw Faults.NoSuchColumn(table.Name, name);
        var conditionOperator = Text(condition, "operator");
        var texts = condition.Elements("value").Select(value => value.Value).ToList();
        if (condition.Attribute("value")?.Value is { } single)
            texts.Insert(0, single);
        return new Filter.Condition(
            new ColumnPath(alias, name), conditionOperator, [.. texts.Select(text => QueryValue.Of(column, conditionOperator, text))]);
    }

    private static Ordering Sort(XElement element, string? alias) => new(
        new ColumnPath(element.Attribute("entityname")?.Value ?? alias, Text(element, "attribute")),
        element.Attribute("descending") is { Value: "true" or "1" });

    private Table TableOf(XElement element) => schema.Find(Text(element, "name")) ?? throw Faults.NoSuchTable(Text(element, "name"));

    private static string Text(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value ?? throw Faults.BadCondition($"The element '{element.Name.LocalName}' of the fetch query has no '{attribute}'.");

    private static int? Number(XElement element, string attribute) =>
        int.TryParse(element.Attribute(attribute)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
