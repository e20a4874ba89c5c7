using System.Text;

namespace LeadSync.DevOrg.WebApi.Filtering;

/// <summary>Takes a $filter apart.</summary>
internal static class FilterLexer
{
    public static IReadOnlyList<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = text[at] switch
            {
                '(' => new Token(TokenKind.Open, "(", at),
                ')' => new Token(TokenKind.Close, ")", at),
                '[' => new Token(TokenKind.OpenList, "[", at),
                ']' => new Token(TokenKind.CloseList, "]", at),
                ',' => new Token(TokenKind.Comma, ",", at),
                '=' => new Token(TokenKind.Name, "=", at),
                '\'' => Quoted(text, at, out at),
                _ => Word(text, at, out at),
            };
            tokens.Add(token);
            if (token.Kind is not (TokenKind.Text or TokenKind.Literal) && !(token.Kind == TokenKind.Name && token.Value != "="))
                at++;
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static Token Quoted(string text, int start, out int next)
    {
        var value = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                value.Append(text[i]);
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                value.Append('\'');
                i++;
                continue;
            }

            next = i + 1;
            return new Token(TokenKind.Text, value.ToString(), start);
        }

        throw Faults.BadQuery($"There is an unterminated string literal at position {text.Length} in '{text}'.");
    }

    private static Token Word(string text, int start, out int next)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && "()[],='".IndexOf(text[end], StringComparison.Ordinal) < 0)
            end++;
        next = end;
        var word = text[start..end];
        var literal = char.IsAsciiDigit(word[0]) || word[0] is '-' or '.' || Guid.TryParse(word, out _);
        return new Token(literal ? TokenKind.Literal : TokenKind.Name, word, start);
    }
}
