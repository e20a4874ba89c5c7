using System.Xml;
using System.Xml.Linq;

namespace LeadSync.Solution.Reading;

/// <summary>
/// Where a node was written. Nodes of many source files end up in one document; each file's root carries its path, so
/// that a finding still names the file and line that a person edits.
/// </summary>
internal static class Place
{
    private sealed record Origin(string File);

    public static void Mark(XElement root, string file) => root.AddAnnotation(new Origin(file));

    public static string File(XObject node)
    {
        for (var element = node as XElement ?? node.Parent; element is not null; element = element.Parent)
            if (element.Annotation<Origin>() is { } origin)
                return origin.File;
        return "";
    }

    public static int Line(XObject node) => node is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;

    public static Finding Finding(string rule, XObject node, string message) =>
        new(rule, File(node), Line(node), message);
}
