using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace LeadSync.DevOrg.Tests.Support;

/// <summary>A packed managed solution as small as one can be that still holds one of everything the tests need.</summary>
internal static class TinySolution
{
    public static byte[] Zip(string version = "1.0.0.0", Action<XElement>? customize = null, Action<XElement>? manifest = null)
    {
        var customizations = XElement.Parse(Read("customizations.xml"));
        customize?.Invoke(customizations);
        var solution = XElement.Parse(Read("solution.xml").Replace("$VERSION$", version, StringComparison.Ordinal));
        manifest?.Invoke(solution);
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" />");
            Add(archive, "solution.xml", solution.ToString());
            Add(archive, "customizations.xml", customizations.ToString());
            Add(archive, "WebResources/ls_panelhtml11111111-0000-4000-8000-000000000001", "<p>Panel</p>");
        }

        return buffer.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    private static string Read(string file)
    {
        using var stream = typeof(TinySolution).Assembly.GetManifestResourceStream($"TinySolution.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
