using System.Text;

namespace LeadSync.Tests.Conventions;

/// <summary>C# source without what its comments and literals say: line breaks stay, so that lines still count.</summary>
internal static class SourceText
{
    /// <summary>Replaces comments, texts and characters by blanks.</summary>
    public static string Blank(string source)
    {
        var blank = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length;)
        {
            var end = EndOfLiteral(source, i);
            for (; i < end; i++)
                blank.Append(source[i] == '\n' ? '\n' : ' ');
            if (i < source.Length && end <= i && EndOfLiteral(source, i) == i)
                blank.Append(source[i++]);
        }
        return blank.ToString();
    }

    // Where the comment or literal that starts here ends; here itself where none starts.
    private static int EndOfLiteral(string source, int start)
    {
        if (IsAt(source, start, "//"))
            return EndAfter(source, start, "\n") - 1;
        if (IsAt(source, start, "/*"))
            return EndAfter(source, start + 2, "*/");
        if (source[start] == '\'')
            return EndOfQuoted(source, start + 1, '\'', verbatim: false);
        var quote = start;
        while (quote < source.Length && source[quote] is '$' or '@')
            quote++;
        return quote < source.Length && source[quote] == '"' ? EndOfText(source, quote, source[start..quote]) : start;
    }

    private static int EndOfText(string source, int quote, string prefix)
    {
        var quotes = quote;
        while (quotes < source.Length && source[quotes] == '"')
            quotes++;
        if (quotes - quote >= 3)
            return EndAfter(source, quotes, source[quote..quotes]);
        return EndOfQuoted(source, quote + 1, '"', prefix.Contains('@', StringComparison.Ordinal), prefix.Contains('$', StringComparison.Ordinal));
    }

    private static int EndOfQuoted(string source, int i, char quote, bool verbatim, bool holes = false)
    {
        while (i < source.Length && (source[i] != quote || (verbatim && IsAt(source, i, "\"\""))))
        {
            if (holes && source[i] == '{' && !IsAt(source, i, "{{"))
                i = EndOfHole(source, i + 1);
            else
                i += (!verbatim && source[i] == '\\') || IsAt(source, i, "{{") || (verbatim && source[i] == quote) ? 2 : 1;
        }
        return Math.Min(i + 1, source.Length);
    }

    private static int EndOfHole(string source, int i)
    {
        for (var depth = 1; i < source.Length && depth > 0;)
        {
            depth += source[i] == '{' ? 1 : source[i] == '}' ? -1 : 0;
            i = Math.Max(i + 1, EndOfLiteral(source, i));
        }
        return i;
    }

    private static bool IsAt(string source, int i, string text) => string.CompareOrdinal(source, i, text, 0, text.Length) == 0;

    private static int EndAfter(string source, int from, string text)
    {
        var at = source.IndexOf(text, Math.Min(from, source.Length), StringComparison.Ordinal);
        return at < 0 ? source.Length : at + text.Length;
    }
}
