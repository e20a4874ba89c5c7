using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>What stands in the parentheses after an entity set: the id, or the values of an alternate key.</summary>
internal static class KeyPredicate
{
    public static EntityReference Read(Table table, string text, IReadOnlyDictionary<string, string> query)
    {
        if (Guid.TryParse(text, out var id))
            return new EntityReference(table.Name, id);
        var keys = new KeyAttributeCollection();
        foreach (var (name, literal) in Pairs(text))
        {
            var column = table.Columns.FirstOrDefault(each => each.PropertyName == name) ?? throw Faults.NoSuchProperty(table.Name, name);
            var value = literal.StartsWith('@') ? query.GetValueOrDefault(literal) ?? throw Faults.BadRequest($"The parameter alias '{literal}' has no value.") : literal;
            keys[column.Name] = QueryValue.Of(column, "eq", Unquote(value));
        }

        return keys.Count == 1 && keys.First() is { Value: Guid only } pair && pair.Key == table.PrimaryId
            ? new EntityReference(table.Name, only)
            : new EntityReference(table.Name, keys);
    }

    private static string Unquote(string literal) =>
        literal is ['\'', .., '\''] ? literal[1..^1].Replace("''", "'", StringComparison.Ordinal) : literal;

    private static IEnumerable<(string Name, string Literal)> Pairs(string text)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '\'')
                quoted = !quoted;
            if (i < text.Length && (text[i] != ',' || quoted))
                continue;
            var pair = text[start..i];
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw Faults.BadRequest("Bad Request - Error in query syntax.");
            yield return (pair[..equals].Trim(), pair[(equals + 1)..].Trim());
            start = i + 1;
        }
    }
}
