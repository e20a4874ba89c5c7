using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC020: every label is there once in English and once in German.</summary>
internal sealed class LanguageRule() : Rule("LSC020")
{
    private static readonly string[] Needed = ["1031", "1033"];

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var parents = new[] { solution.Root, solution.Manifest }
            .SelectMany(root => root.Descendants()).Where(element => element.Elements().Any(label => Language(label) is not null));
        foreach (var parent in parents)
        {
            var labels = parent.Elements().Where(label => Language(label) is not null).ToArray();
            var languages = labels.Select(label => Language(label)!).Order(StringComparer.Ordinal).ToArray();
            if (!languages.SequenceEqual(Needed))
                yield return At(labels[0], $"<{parent.Name}> '{Text(labels[0])}' has the languages {string.Join(", ", languages)}, "
                    + $"but needs each of {string.Join(", ", Needed)} once.");
            else if (labels.Select(Text).Count(text => text.Length == 0) == 1)
                yield return At(labels[0], $"<{parent.Name}> '{string.Concat(labels.Select(Text))}' is empty in one language.");
        }
        var languagesNode = solution.Root.Element("Languages");
        if (languagesNode?.Elements().Select(language => language.Value).Order(StringComparer.Ordinal).SequenceEqual(Needed) != true)
            yield return At(languagesNode ?? solution.Root, "<Languages> does not list 1033 and 1031.");
    }

    private static string? Language(XElement label) =>
        (string?)label.Attribute("languagecode") is { } code && label.Attribute("description") is not null
            ? code : (string?)label.Attribute("LCID");

    private static string Text(XElement label) => (string?)label.Attribute("description") ?? (string?)label.Attribute("Title") ?? "";
}
