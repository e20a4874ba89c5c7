using System.Text.RegularExpressions;

namespace LeadSync.Tests.Shared.Accounts;

/// <summary>A company's name in parts.</summary>
/// <param name="Words">What is its own.</param>
/// <param name="LegalForm">The legal form at its end; empty where there is none.</param>
internal sealed record NameParts(string[] Words, string LegalForm);

/// <summary>The companies of one country or list, whose words, forms and cities go together.</summary>
/// <param name="Country">Its country, as the list has it; of a list of many countries the most frequent.</param>
/// <param name="Names">Their names.</param>
/// <param name="Cities">Their cities, as often as they occur; may be empty.</param>
internal sealed record NameList(string Country, IReadOnlyList<NameParts> Names, IReadOnlyList<string> Cities);

/// <summary>Names of companies to make others from: real ones where they are at hand, else some of our own making.</summary>
internal sealed partial class NameStock
{
    private NameStock(IReadOnlyList<NameList> lists) => Lists = lists;

    /// <summary>The lists, in a fixed order.</summary>
    public IReadOnlyList<NameList> Lists { get; }

    /// <summary>Names for where no real ones are at hand.</summary>
    public static NameStock OwnMaking { get; } = new([.. WordLists.All.Select(list => new NameList(list.Country, [.. list.Names.Select(Parse)], list.Cities))]);

    /// <summary>The names of the files <c>accounts_*.csv</c> of a folder; null where there are none.</summary>
    public static NameStock? Of(string folder) =>
        Directory.Exists(folder) && Directory.GetFiles(folder, "accounts_*.csv") is { Length: > 0 } files
            ? new NameStock([.. files.Order(StringComparer.Ordinal).Select(Read)])
            : null;

    private static NameList Read(string file)
    {
        var rows = File.ReadLines(file).Select(Fields).ToList();
        var (name, city, country) = (rows[0].IndexOf("name"), rows[0].IndexOf("city"), rows[0].IndexOf("country"));
        rows.RemoveAt(0);
        return new NameList(
            rows.CountBy(row => row[country]).MaxBy(count => count.Value).Key,
            [.. rows.Select(row => Parse(row[name])).Where(parts => parts.Words.Length > 0)],
            [.. rows.Select(row => row[city]).Where(text => text.Length > 0)]);
    }

    private static NameParts Parse(string name)
    {
        var end = LegalFormAtEnd().Match(name);
        var own = end.Success && end.Index > 0 ? name[..end.Index] : name;
        return new NameParts(
            [.. own.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit))],
            end.Success && end.Index > 0 ? end.Value.Trim(' ', ',') : "");
    }

    // No line of these files goes over several.
    private static List<string> Fields(string line) =>
        [.. Field().Matches(line).Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups["plain"].Value)];

    [GeneratedRegex("(^|,)(\"(?<quoted>([^\"]|\"\")*)\"|(?<plain>[^,\"]*))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex(
        @"[ ,]+((gGmbH|GmbH|mbH|AG|SE|UG \(haftungsbeschränkt\)|UG|Ltd\.?|B\.?V\.?)( ?(&|und) ?Co\.? ?(KGaA|KG|OHG))?|KGaA|KG|OHG|e\.? ?K\.?|eG|e\.V\.|Inc\.?|Corp\.?|Corporation|Co\.?,? Ltd\.?|Limited|LLC|L\.?P\.?|PLC|N\.?V\.?|S\.?A\.?|S\.?p\.?A\.?|AB|ASA|Oyj|A/S|Company|Co\.)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LegalFormAtEnd();
}
