using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.Face;

/// <summary>Picks one language out of the forms in which imported parts keep their texts. Null where there is no text.</summary>
internal static class LocalizedText
{
    /// <summary>{"1033":"Name","1031":"Name"} as rows keep it.</summary>
    public static string? OfJson(string? json, int language) => string.IsNullOrEmpty(json)
        ? null
        : JsonSerializer.Deserialize<Dictionary<int, string>>(json)!.In(language);

    /// <summary>The labels/label children of a part of a form.</summary>
    public static string? OfLabels(XElement part, int language) => Of(part.Elements("labels").Elements("label"), "languagecode", "description", language);

    /// <summary>The Titles/Title children of a part of a site map.</summary>
    public static string? OfTitles(XElement part, int language) => Of(part.Elements("Titles").Elements("Title"), "LCID", "Title", language);

    private static string? Of(IEnumerable<XElement> elements, string key, string text, int language)
    {
        var labels = new Dictionary<int, string>();
        foreach (var element in elements)
            if (int.TryParse(element.Attribute(key)?.Value, CultureInfo.InvariantCulture, out var code))
                labels[code] = element.Attribute(text)?.Value ?? "";
        return labels.In(language);
    }
}
