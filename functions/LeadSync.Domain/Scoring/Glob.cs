namespace LeadSync.Domain.Scoring;

/// <summary>
/// A case-insensitive pattern over a whole text: <c>*</c> stands for any run of characters (also none), <c>?</c> for
/// exactly one UTF-16 unit. Matching takes at most pattern × text steps, whatever the pattern.
/// </summary>
internal sealed class Glob
{
    private readonly string _pattern;
    private readonly string _literal;
    private readonly bool _openStart;
    private readonly bool _openEnd;
    private readonly bool _simple;

    public Glob(string pattern)
    {
        _pattern = pattern.ToUpperInvariant();
        _literal = _pattern.Trim('*');
        _openStart = _pattern.StartsWith('*');
        _openEnd = _pattern.EndsWith('*');
        _simple = !_literal.Contains('*', StringComparison.Ordinal) && !_literal.Contains('?', StringComparison.Ordinal);
    }

    public bool IsMatch(string text) => _simple ? IsSimpleMatch(text) : IsMatch(_pattern, text);

    // Almost all patterns of real models are a word with a star before or behind it: these run vectorised.
    private bool IsSimpleMatch(string text) => (_openStart, _openEnd) switch
    {
        (true, true) => text.Contains(_literal, StringComparison.OrdinalIgnoreCase),
        (true, false) => text.EndsWith(_literal, StringComparison.OrdinalIgnoreCase),
        (false, true) => text.StartsWith(_literal, StringComparison.OrdinalIgnoreCase),
        _ => text.Equals(_literal, StringComparison.OrdinalIgnoreCase),
    };

    // Greedy from left to right. When it fails, only the last star can help, by taking one character more: an earlier
    // star taking more would leave less text for the same rest of the pattern.
    private static bool IsMatch(string pattern, string text)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == char.ToUpperInvariant(text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
