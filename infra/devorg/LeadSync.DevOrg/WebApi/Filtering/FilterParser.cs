using LeadSync.DevOrg.Queries;

namespace LeadSync.DevOrg.WebApi.Filtering;

/// <summary>Reads a $filter: comparisons, and or not, text functions, and the platform's In and NotIn functions.</summary>
internal sealed class FilterParser
{
    private static readonly HashSet<string> Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];

    private static readonly Dictionary<string, string> TextFunctions = new()
    {
        ["contains"] = "contains",
        ["startswith"] = "begins-with",
        ["endswith"] = "ends-with",
    };

    private static readonly Dictionary<string, string> ListFunctions = new()
    {
        ["Microsoft.Dynamics.CRM.In"] = "in",
        ["Microsoft.Dynamics.CRM.NotIn"] = "not-in",
        ["Microsoft.Dynamics.CRM.ContainValues"] = "contain-values",
    };

    private readonly string text;
    private readonly PropertyNames properties;
    private readonly IReadOnlyList<Token> tokens;
    private int at;

    private FilterParser(string text, PropertyNames properties)
    {
        this.text = text;
        this.properties = properties;
        tokens = FilterLexer.Read(text);
    }

    private Token Current => tokens[at];

    public static Filter Read(string text, PropertyNames properties)
    {
        var parser = new FilterParser(text, properties);
        var filter = parser.Or();
        return parser.Current.Kind == TokenKind.End ? filter : throw parser.Unexpected();
    }

    private Filter Or()
    {
        var parts = new List<Filter> { And() };
        while (TakeWord("or"))
            parts.Add(And());
        return parts is [var only] ? only : new Filter.Or(parts);
    }

    private Filter And()
    {
        var parts = new List<Filter> { Unary() };
        while (TakeWord("and"))
            parts.Add(Unary());
        return parts is [var only] ? only : new Filter.And(parts);
    }

    private Filter Unary()
    {
        if (TakeWord("not"))
            return new Filter.Not(Unary());
        if (Current.Kind != TokenKind.Open)
            return Predicate();
        at++;
        var inner = Or();
        Take(TokenKind.Close);
        return inner;
    }

    private Filter.Condition Predicate()
    {
        var name = Take(TokenKind.Name).Value;
        if (Current.Kind == TokenKind.Open)
            return Function(name);
        var (path, column) = properties.Find(name);
        var comparison = Take(TokenKind.Name).Value;
        if (!Comparisons.Contains(comparison))
            throw Unexpected();
        var value = Take(TokenKind.Text, TokenKind.Literal, TokenKind.Name);
        if (value is { Kind: TokenKind.Name, Value: "null" })
            return comparison switch
            {
                "eq" => new Filter.Condition(path, "null", []),
                "ne" => new Filter.Condition(path, "not-null", []),
                _ => throw Unexpected(),
            };
        return new Filter.Condition(path, comparison, [QueryValue.Of(column, comparison, value.Value)]);
    }

    private Filter.Condition Function(string name)
    {
        if (ListFunctions.TryGetValue(name, out var listOperator))
            return ListFunction(listOperator);
        if (!TextFunctions.TryGetValue(name, out var textOperator))
            throw Faults.NotImplemented($"The filter function '{name}'");
        Take(TokenKind.Open);
        var (path, _) = properties.Find(Take(TokenKind.Name).Value);
        Take(TokenKind.Comma);
        var value = Take(TokenKind.Text).Value;
        Take(TokenKind.Close);
        return new Filter.Condition(path, textOperator, [value]);
    }

    /// <summary>(PropertyName='x',PropertyValues=['a','b'])</summary>
    private Filter.Condition ListFunction(string listOperator)
    {
        Take(TokenKind.Open);
        Demand("PropertyName");
        Demand("=");
        var (path, column) = properties.Find(Take(TokenKind.Text).Value);
        Take(TokenKind.Comma);
        Demand("PropertyValues");
        Demand("=");
        Take(TokenKind.OpenList);
        var values = new List<object> { QueryValue.Of(column, listOperator, Take(TokenKind.Text, TokenKind.Literal).Value) };
        while (Current.Kind == TokenKind.Comma)
        {
            at++;
            values.Add(QueryValue.Of(column, listOperator, Take(TokenKind.Text, TokenKind.Literal).Value));
        }

        Take(TokenKind.CloseList);
        Take(TokenKind.Close);
        return new Filter.Condition(path, listOperator, values);
    }

    private void Demand(string word)
    {
        if (!TakeWord(word))
            throw Unexpected();
    }

    private bool TakeWord(string word)
    {
        if (Current is not { Kind: TokenKind.Name } || Current.Value != word)
            return false;
        at++;
        return true;
    }

    private Token Take(params ReadOnlySpan<TokenKind> kinds)
    {
        if (!kinds.Contains(Current.Kind))
            throw Unexpected();
        return tokens[at++];
    }

    private OrgFault Unexpected() => Faults.BadQuery($"Syntax error at position {Current.Position} in '{text}'.");
}
