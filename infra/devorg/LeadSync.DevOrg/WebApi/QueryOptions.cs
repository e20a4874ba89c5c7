using System.Globalization;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.WebApi.Filtering;

namespace LeadSync.DevOrg.WebApi;

/// <summary>One expanded lookup and the columns wanted of the row behind it; null for all.</summary>
internal sealed record Expansion(Column Lookup, LookupTarget Target, IReadOnlyList<string>? Columns);

/// <summary>The system query options of a request on one table.</summary>
internal sealed record QueryOptions(RowQuery Query, IReadOnlyList<Expansion> Expand, bool Count)
{
    private static readonly HashSet<string> Known =
        ["$select", "$filter", "$orderby", "$top", "$count", "$expand", "$skiptoken", "$deltatoken", "fetchXml", "savedQuery"];

    public static QueryOptions Read(Schema schema, Table table, ApiRequest request)
    {
        foreach (var name in request.Query.Keys)
            if (name.StartsWith('$') && !Known.Contains(name))
                throw Faults.NotImplemented($"The query option '{name}'");
        var properties = new PropertyNames(schema, table);
        var filter = request.Option("$filter") is { } text ? FilterParser.Read(text, properties) : null;
        var order = Order(request.Option("$orderby"), properties);
        var expand = request.Option("$expand") is { } expansions ? Expansions(schema, table, expansions) : [];
        var query = new RowQuery(table.Name)
        {
            Columns = Select(table, request.Option("$select"), expand),
            Filter = filter,
            Order = order,
            Links = properties.Links,
            Take = Top(request.Option("$top")),
        };
        return new QueryOptions(query, expand, request.Option("$count") == "true");
    }

    private static List<string>? Select(Table table, string? select, IReadOnlyList<Expansion> expand)
    {
        if (string.IsNullOrWhiteSpace(select) || select.Trim() == "*")
            return null;
        var names = select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => (table.FindNavigation(name)?.Column ?? PropertyNames.Property(table, name)).Name);
        return [.. names.Concat(expand.Select(expansion => expansion.Lookup.Name)).Distinct()];
    }

    private static List<Ordering> Order(string? text, PropertyNames properties)
    {
        var order = new List<Ordering>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 2 || (words.Length == 2 && words[1] is not ("asc" or "desc")))
                throw Faults.BadQuery($"Syntax error in the $orderby '{text}'.");
            order.Add(new Ordering(properties.Find(words[0]).Path, words is [_, "desc"]));
        }

        return order;
    }

    private static int? Top(string? text)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top)
            ? top
            : throw Faults.BadQuery($"Invalid value '{text}' for $top query option found. The $top query option requires a non-negative integer value.");
    }

    private static List<Expansion> Expansions(Schema schema, Table table, string text)
    {
        var expansions = new List<Expansion>();
        foreach (var part in SplitOutside(text))
        {
            var open = part.IndexOf('(', StringComparison.Ordinal);
            var name = open < 0 ? part : part[..open];
            if (table.FindNavigation(name) is not var (lookup, target))
                throw Faults.NotImplemented($"Expanding '{name}' of '{table.Name}' (only single-valued navigation properties are expanded)");
            var inner = open < 0 ? "" : part[(open + 1)..^1];
            if (inner.Length > 0 && !inner.StartsWith("$select=", StringComparison.Ordinal))
                throw Faults.NotImplemented($"The option '{inner}' inside $expand");
            var linked = schema.Find(target.Table)!;
            expansions.Add(new Expansion(lookup, target, inner.Length == 0 ? null : Select(linked, inner["$select=".Length..], [])));
        }

        return expansions;
    }

    private static IEnumerable<string> SplitOutside(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[start..i].Trim();
            start = i + 1;
        }

        yield return text[start..].Trim();
    }
}
