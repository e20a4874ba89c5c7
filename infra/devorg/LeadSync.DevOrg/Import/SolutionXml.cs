using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg.Import;

/// <summary>Reads the small recurring pieces of solution XML.</summary>
internal static class SolutionXml
{
    /// <summary>Labels such as displaynames/displayname or LocalizedNames/LocalizedName.</summary>
    public static IReadOnlyDictionary<int, string> Labels(this XElement parent, string group, string element)
    {
        var labels = new Dictionary<int, string>();
        foreach (var label in parent.Element(group)?.Elements(element) ?? [])
            if (int.TryParse(label.Attribute("languagecode")?.Value, CultureInfo.InvariantCulture, out var language))
                labels[language] = label.Attribute("description")?.Value ?? "";
        return labels;
    }

    public static string Json(this IReadOnlyDictionary<int, string> labels) => JsonSerializer.Serialize(labels, StockSchema.JsonOptions);

    public static int? Int(this XElement parent, string element) =>
        int.TryParse(parent.Element(element)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static decimal? Number(this XElement parent, string element) =>
        decimal.TryParse(parent.Element(element)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this XElement parent, string element, bool otherwise) =>
        parent.Element(element)?.Value is { Length: > 0 } text ? text is "1" or "true" or "True" : otherwise;

    public static string? Text(this XElement parent, string element) => parent.Element(element)?.Value;

    /// <summary>The inner XML of the one element inside a wrapper such as layoutxml.</summary>
    public static string Inner(this XElement parent, string element) =>
        string.Concat(parent.Element(element)?.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)) ?? []);

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
