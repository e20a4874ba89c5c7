using System.Linq;
using System.Xml;

namespace LeadSync.Plugins.Process;

/// <summary>Texts of rows as documents can hold them.</summary>
internal static class PlainText
{
    /// <summary>Without the control characters that XML does not know.</summary>
    public static string Of(string text) => new string(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)).ToArray());
}
