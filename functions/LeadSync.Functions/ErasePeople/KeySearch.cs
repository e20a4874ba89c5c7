using System.Text;
using System.Text.RegularExpressions;
using LeadSync.Domain.Activities;

namespace LeadSync.Functions.ErasePeople;

/// <summary>
/// Finds a person's keys in stored text, whole ones only: anna@ is not na@, and her data is not to be deleted for another's.
/// An e-mail address counts wherever it stands; so does a long id. A short id may be anything's: it counts as a key in full
/// (<c>mautic:4711</c>), or where its own tool names a browser or contact by it.
/// </summary>
internal sealed partial class KeySearch(IEnumerable<PersonKey> keys)
{
    /// <summary>Ids as long as this are drawn at random.</summary>
    private const int Telling = 16;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Pattern[] patterns = [.. keys.SelectMany(Patterns)];

    public bool IsEmpty => patterns.Length == 0;

    /// <summary>Whether the text, which may be JSON inside JSON, names one of the keys.</summary>
    /// <param name="value">The text, in UTF-8.</param>
    /// <param name="source">The tool that sent it, where it is one tool's.</param>
    public bool Hits(byte[] value, string? source = null)
    {
        var text = Encoding.UTF8.GetString(value);
        // An item is kept as it came, inside JSON: its quotes and plus signs may be escaped twice.
        var once = Unescaped(text);
        var twice = Unescaped(once);
        return Array.Exists(patterns, pattern => (pattern.Source is null || pattern.Source == source)
            && (pattern.Text.IsMatch(text) || pattern.Text.IsMatch(once) || pattern.Text.IsMatch(twice)));
    }

    private static IEnumerable<Pattern> Patterns(PersonKey key)
    {
        var colon = key.Value.IndexOf(':', StringComparison.Ordinal);
        var (scheme, name) = (key.Value[..colon], Regex.Escape(key.Value[(colon + 1)..]));
        if (key.IsEmail)
        {
            yield return new Pattern(Made($@"(?<![\w.!#$%&'*+/=?^`{{|}}~-]){name}(?![\w-]|\.\w)", RegexOptions.IgnoreCase), null);
            yield break;
        }
        var whole = key.Value.Length - colon > Telling ? "" : $@"(?i:{Regex.Escape(scheme)})\s*:\s*";
        yield return new Pattern(Made($@"(?<![\w.-]){whole}{name}(?![\w-]|[.:]\w)"), null);
        if (scheme == "cookie") yield return new Pattern(Made($@"""(?:trackingId|cookie)""\s*:\s*""{name}"""), null);
        else yield return new Pattern(Made($@"""(?:contact|lead)""\s*:\s*\{{[^{{}}]*""id""\s*:\s*""?{name}""?\s*[,}}]"), scheme);
    }

    private static Regex Made(string pattern, RegexOptions options = RegexOptions.None) => new(pattern, options | RegexOptions.CultureInvariant, Limit);

    private static string Unescaped(string json) => Escape().Replace(json, match => match.Groups["code"] switch
    {
        { Success: true } code => ((char)Convert.ToInt32(code.Value, 16)).ToString(),
        _ => match.Value[1] is '"' or '\\' or '/' ? match.Value[1..] : " ",
    });

    [GeneratedRegex(@"\\(?:u(?<code>[0-9a-fA-F]{4})|[""\\/bfnrt])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escape();

    /// <param name="Text">What is looked for.</param>
    /// <param name="Source">The one tool in whose items it counts; null for all.</param>
    private sealed record Pattern(Regex Text, string? Source);
}
