using System.Text;
using System.Xml.Linq;

namespace LeadSync.Solution.Packing;

/// <summary>[Content_Types].xml: one Default per file extension, one Override per file without any (web resources).</summary>
internal static class ContentTypes
{
    private const string Binary = "application/octet-stream";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <param name="entries">Names of the other entries, in the order in which they are packed.</param>
    public static byte[] Of(IReadOnlyCollection<string> entries)
    {
        var extensions = entries.Select(Extension).Where(extension => extension.Length > 0)
            .Distinct().Order(StringComparer.Ordinal);
        var root = new XElement(Types + "Types",
            extensions.Select(extension => new XElement(Types + "Default",
                new XAttribute("Extension", extension), new XAttribute("ContentType", Binary))),
            entries.Where(entry => Extension(entry).Length == 0).Select(entry => new XElement(Types + "Override",
                new XAttribute("PartName", "/" + entry), new XAttribute("ContentType", Binary))));
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + root.ToString(SaveOptions.DisableFormatting);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    private static string Extension(string entry) => Path.GetExtension(entry).TrimStart('.');
}
