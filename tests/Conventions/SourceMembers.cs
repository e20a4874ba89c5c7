using System.Text.RegularExpressions;

namespace LeadSync.Tests.Conventions;

/// <summary>A method or constructor as the budget sees it.</summary>
internal sealed record SourceMethod(string Name, int Lines, int Parameters);

/// <summary>Finds the methods of a source file by its brackets: enough to count lines and parameters, no compiler.</summary>
internal static partial class SourceMembers
{
    /// <summary>All methods and constructors with bodies of either form, and those of interfaces.</summary>
    public static IEnumerable<SourceMethod> Methods(string source)
    {
        var text = SourceText.Blank(source);
        return Members(text, 0, text.Length);
    }

    private static IEnumerable<SourceMethod> Members(string text, int start, int end)
    {
        for (var i = start; i < end;)
        {
            var close = EndOfMember(text, i, end);
            var member = text[i..close];
            var body = member.IndexOf('{', StringComparison.Ordinal);
            if (TypeOrNamespace().IsMatch(Attributes().Replace(body < 0 ? member : member[..body], "")))
            {
                // A record may have no body at all; its fields are data, not parameters of a method.
                foreach (var method in body < 0 ? [] : Members(text, i + body + 1, close - 1))
                    yield return method;
            }
            else if (Method().Match(Attributes().Replace(member, "")) is { Success: true } match)
            {
                yield return new SourceMethod(match.Groups["name"].Value, Lines(member), Parameters(match.Groups["rest"].Value));
            }
            i = close;
        }
    }

    // A member ends with its block, or with the semicolon outside all brackets.
    private static int EndOfMember(string text, int i, int end)
    {
        var depth = 0;
        for (; i < end; i++)
        {
            if (text[i] is '{' or '(' or '[')
                depth++;
            else if (text[i] is '}' or ')' or ']')
                depth--;
            if (depth == 0 && (text[i] == ';' || (text[i] == '}' && !ContinuesAfterBlock(text, i + 1, end))))
                return i + 1;
        }
        return end;
    }

    // An initialiser after a property, a switch expression or a collection goes on after its brace.
    private static bool ContinuesAfterBlock(string text, int i, int end)
    {
        while (i < end && char.IsWhiteSpace(text[i]))
            i++;
        return i < end && text[i] is ';' or '=' or '.' or ',' or ')' or '?' or ':' or '!';
    }

    private static int Lines(string member) => member.Trim().Count(c => c == '\n') + 1;

    // The token to cancel by says nothing about what a method does, and is not counted.
    private static int Parameters(string afterBracket)
    {
        var depth = 1;
        var list = new List<string> { "" };
        foreach (var c in afterBracket)
        {
            depth += c is '(' or '[' or '<' or '{' ? 1 : c is ')' or ']' or '>' or '}' ? -1 : 0;
            if (depth == 0)
                break;
            if (c == ',' && depth == 1)
                list.Add("");
            else
                list[^1] += c;
        }
        return list.Count(parameter => parameter.Trim() is { Length: > 0 } text && !text.StartsWith("CancellationToken", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^[^=(]*\b(namespace|class|struct|interface|record|enum|extension)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TypeOrNamespace();

    [GeneratedRegex(@"^\s*(\[[^\]]*\]\s*)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Attributes();

    // A modifier before a bracket starts a tuple, not a parameter list.
    [GeneratedRegex(@"^[^={;]*?\b(?!(public|private|protected|internal|static|async|readonly|override|virtual|abstract|sealed|new|required)\b)(?<name>[\w.]+)\s*(<[^(=]*>)?\s*\((?<rest>.*)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Method();
}
