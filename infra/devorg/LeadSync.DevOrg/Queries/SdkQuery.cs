using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Queries;

/// <summary>Reads the SDK's query classes.</summary>
internal static class SdkQuery
{
    private static readonly Dictionary<ConditionOperator, string> Names = new()
    {
        [ConditionOperator.Equal] = "eq",
        [ConditionOperator.NotEqual] = "ne",
        [ConditionOperator.GreaterThan] = "gt",
        [ConditionOperator.GreaterEqual] = "ge",
        [ConditionOperator.LessThan] = "lt",
        [ConditionOperator.LessEqual] = "le",
        [ConditionOperator.Like] = "like",
        [ConditionOperator.NotLike] = "not-like",
        [ConditionOperator.BeginsWith] = "begins-with",
        [ConditionOperator.DoesNotBeginWith] = "not-begin-with",
        [ConditionOperator.EndsWith] = "ends-with",
        [ConditionOperator.DoesNotEndWith] = "not-end-with",
        [ConditionOperator.In] = "in",
        [ConditionOperator.NotIn] = "not-in",
        [ConditionOperator.Between] = "between",
        [ConditionOperator.NotBetween] = "not-between",
        [ConditionOperator.Null] = "null",
        [ConditionOperator.NotNull] = "not-null",
        [ConditionOperator.EqualUserId] = "eq-userid",
        [ConditionOperator.NotEqualUserId] = "ne-userid",
        [ConditionOperator.Today] = "today",
        [ConditionOperator.Yesterday] = "yesterday",
        [ConditionOperator.Tomorrow] = "tomorrow",
        [ConditionOperator.On] = "on",
        [ConditionOperator.OnOrBefore] = "on-or-before",
        [ConditionOperator.OnOrAfter] = "on-or-after",
        [ConditionOperator.LastXDays] = "last-x-days",
        [ConditionOperator.NextXDays] = "next-x-days",
        [ConditionOperator.Last7Days] = "last-seven-days",
        [ConditionOperator.Next7Days] = "next-seven-days",
        [ConditionOperator.ContainValues] = "contain-values",
        [ConditionOperator.DoesNotContainValues] = "not-contain-values",
    };

    /// <summary>The query, its page (from 1) and page size; null for all rows.</summary>
    public static (RowQuery Rows, int Page, int? Size) Read(Schema schema, QueryBase query) => query switch
    {
        QueryExpression expression => Read(schema, expression),
        QueryByAttribute byAttribute => Read(schema, ToExpression(byAttribute)),
        FetchExpression fetch => FetchXml.Read(schema, fetch.Query),
        _ => throw Faults.NotImplemented($"The query type '{query?.GetType().Name}'"),
    };

    private static (RowQuery Rows, int Page, int? Size) Read(Schema schema, QueryExpression query)
    {
        var table = schema.Find(query.EntityName ?? "") ?? throw Faults.NoSuchTable(query.EntityName ?? "");
        var links = new LinkReader(schema);
        foreach (var link in query.LinkEntities)
            links.Add(link, parent: null);
        var rows = new RowQuery(table.Name)
        {
            Columns = query.ColumnSet.AllColumns ? null : [.. query.ColumnSet.Columns],
            Links = links.Links,
            LinkedColumns = links.Columns,
            Distinct = query.Distinct,
            Filter = ReadFilter(schema, query.Criteria, table, null, links.Links),
            Order = [.. query.Orders.Select(order => new Ordering(new ColumnPath(string.IsNullOrEmpty(order.EntityName) ? null : order.EntityName, order.AttributeName), order.OrderType == OrderType.Descending))],
            Take = query.TopCount,
        };
        return (rows, Math.Max(query.PageInfo.PageNumber, 1), query.PageInfo.Count > 0 ? query.PageInfo.Count : null);
    }

    private static QueryExpression ToExpression(QueryByAttribute query)
    {
        var expression = new QueryExpression(query.EntityName) { ColumnSet = query.ColumnSet ?? new ColumnSet() };
        for (var i = 0; i < query.Attributes.Count; i++)
            expression.Criteria.AddCondition(query.Attributes[i], ConditionOperator.Equal, query.Values[i]);
        foreach (var order in query.Orders)
            expression.Orders.Add(order);
        return expression;
    }

    private static Filter? ReadFilter(Schema schema, FilterExpression filter, Table table, string? alias, IReadOnlyList<Link> links)
    {
        var parts = filter.Conditions.Select(condition => (Filter)Condition(schema, condition, table, alias, links))
            .Concat(filter.Filters.Select(child => ReadFilter(schema, child, table, alias, links)).OfType<Filter>())
            .ToList();
        if (parts.Count == 0)
            return null;
        return filter.FilterOperator == LogicalOperator.Or ? new Filter.Or(parts) : new Filter.And(parts);
    }

    private static Filter.Condition Condition(Schema schema, ConditionExpression condition, Table table, string? alias, IReadOnlyList<Link> links)
    {
        if (!Names.TryGetValue(condition.Operator, out var name) || condition.CompareColumns)
            throw Faults.NotImplemented($"The condition operator '{condition.Operator}'");
        if (!string.IsNullOrEmpty(condition.EntityName) && condition.EntityName != table.Name)
        {
            alias = condition.EntityName;
            var linked = links.FirstOrDefault(link => link.Alias == alias)?.Table ?? throw Faults.BadCondition($"There is no link '{alias}' in the query.");
            table = schema.Find(linked)!;
        }

        var column = table.Find(condition.AttributeName) ?? throw Faults.NoSuchColumn(table.Name, condition.AttributeName);
        var values = condition.Values.SelectMany(value => value is Array list ? list.Cast<object>() : [value]);
        return new Filter.Condition(new ColumnPath(alias, column.Name), name, [.. values.Select(value => QueryValue.Of(column, name, value))]);
    }

    /// <summary>Flattens the tree of links; each gets an alias.</summary>
    private sealed class LinkReader(Schema schema)
    {
        public List<Link> Links { get; } = [];

        public List<Selection> Columns { get; } = [];

        public void Add(LinkEntity link, string? parent)
        {
            var table = schema.Find(link.LinkToEntityName) ?? throw Faults.NoSuchTable(link.LinkToEntityName);
            var alias = string.IsNullOrEmpty(link.EntityAlias) ? $"{link.LinkToEntityName}{Links.Count + 1}" : link.EntityAlias;
            if (link.JoinOperator is not (JoinOperator.Inner or JoinOperator.LeftOuter))
                throw Faults.NotImplemented($"The join operator '{link.JoinOperator}'");
            Links.Add(new Link(table.Name, alias, link.LinkToAttributeName, new ColumnPath(parent, link.LinkFromAttributeName))
            {
                Outer = link.JoinOperator == JoinOperator.LeftOuter,
                Filter = ReadFilter(schema, link.LinkCriteria, table, alias, Links),
            });
            var selected = link.Columns.AllColumns ? table.Columns.Select(column => column.Name) : link.Columns.Columns;
            Columns.AddRange(selected.Select(name => new Selection(new ColumnPath(alias, name), $"{alias}.{name}")));
            foreach (var child in link.LinkEntities)
                Add(child, alias);
        }
    }
}
