using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace LeadSync.Plugins.Process;

/// <summary>The elements of an SVG drawing. Attributes are given as names and values in turn.</summary>
internal static class SvgElement
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Of(string name, params string[] attributes)
    {
        var element = new XElement(Svg + name);
        for (var i = 0; i < attributes.Length; i += 2)
            element.SetAttributeValue(attributes[i], attributes[i + 1]);
        return element;
    }

    public static XElement Text(string name, string text, params string[] attributes)
    {
        var element = Of(name, attributes);
        element.Value = PlainText.Of(text);
        return element;
    }

    public static XElement Label(string text, double x, double y, double size, params string[] attributes) =>
        Text("text", text, attributes.Concat(new[] { "x", Numbers(x), "y", Numbers(y), "font-size", Numbers(size), "fill", "currentColor", "stroke", "none" }).ToArray());

    public static XElement Rect(double x, double y, double width, double height, params string[] attributes) =>
        Of("rect", new[] { "x", Numbers(x), "y", Numbers(y), "width", Numbers(width), "height", Numbers(height) }.Concat(attributes).ToArray());

    public static string Numbers(params double[] values) => string.Join(" ", values.Select(value => value.ToString("0.##", CultureInfo.InvariantCulture)));
}
