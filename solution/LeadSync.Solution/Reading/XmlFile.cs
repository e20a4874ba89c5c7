using System.Xml;
using System.Xml.Linq;

namespace LeadSync.Solution.Reading;

/// <summary>Reads XML with line numbers and without DTDs or insignificant whitespace.</summary>
internal static class XmlFile
{
    private static readonly XmlReaderSettings Settings =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    /// <summary>The document, or null and a finding LSC000 where it is not well-formed.</summary>
    public static XDocument? Read(byte[] content, string file, ICollection<Finding> findings)
    {
        try
        {
            using var stream = new MemoryStream(content);
            using var reader = XmlReader.Create(stream, Settings);
            var document = XDocument.Load(reader, LoadOptions.SetLineInfo);
            Place.Mark(document.Root!, file);
            return document;
        }
        catch (XmlException error)
        {
            findings.Add(new Finding("LSC000", file, error.LineNumber, error.Message));
            return null;
        }
    }
}
