using System.Text;
using System.Text.RegularExpressions;

namespace LeadSync.Functions.ErasePeople;

/// <summary>Finds e-mail addresses in stored text, whole ones only: anna@ is not na@, and her data is not to be deleted for another's.</summary>
internal sealed partial class AddressSearch(IEnumerable<string> addresses)
{
    private readonly Regex[] _patterns =
    [
        .. addresses.Select(address => new Regex(
            $@"(?<![\w.!#$%&'*+/=?^`{{|}}~-]){Regex.Escape(address)}(?![\w-]|\.\w)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10))),
    ];

    public bool IsEmpty => _patterns.Length == 0;

    /// <summary>Whether the text, which may be JSON inside JSON, names one of the addresses.</summary>
    public bool Hits(byte[] value)
    {
        var text = Encoding.UTF8.GetString(value);
        // An item is kept as it came, inside JSON: its quotes and plus signs may be escaped twice.
        var once = Unescaped(text);
        var twice = Unescaped(once);
        return Array.Exists(_patterns, pattern => pattern.IsMatch(text) || pattern.IsMatch(once) || pattern.IsMatch(twice));
    }

    private static string Unescaped(string json) => Escape().Replace(json, match => match.Groups["code"] switch
    {
        { Success: true } code => ((char)Convert.ToInt32(code.Value, 16)).ToString(),
        _ => match.Value[1] is '"' or '\\' or '/' ? match.Value[1..] : " ",
    });

    [GeneratedRegex(@"\\(?:u(?<code>[0-9a-fA-F]{4})|[""\\/bfnrt])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escape();
}
