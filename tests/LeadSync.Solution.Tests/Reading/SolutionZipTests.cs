using System.IO.Compression;

namespace LeadSync.Solution.Tests.Reading;

public sealed class SolutionZipTests
{
    private const string Manifest =
        "<ImportExportXml><SolutionManifest><UniqueName>X</UniqueName><Version>1.0.0.0</Version><Managed>1</Managed></SolutionManifest></ImportExportXml>";

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        return stream.ToArray();
    }

    [Fact]
    public void Zip_with_the_three_root_files_opens()
    {
        var zip = SolutionZip.Open(Zip(("[Content_Types].xml", "<Types/>"), ("solution.xml", Manifest),
            ("customizations.xml", "<ImportExportXml/>"), ("WebResources/a", "b")));
        Assert.Equal(("X", "1.0.0.0", true), (zip.UniqueName, zip.Version, zip.IsManaged));
        Assert.Equal(["WebResources/a"], zip.Files.Keys);
    }

    [Fact]
    public void Files_below_a_folder_are_not_at_the_root()
    {
        Assert.Null(SolutionZip.TryOpen(Zip(("x/solution.xml", Manifest)), out var findings));
        Assert.Equal(["[Content_Types].xml", "solution.xml", "customizations.xml"], findings.Select(finding => finding.File));
    }

    [Fact]
    public void Broken_xml_is_named_with_its_line()
    {
        var content = Zip(("[Content_Types].xml", "<Types/>"), ("solution.xml", Manifest), ("customizations.xml", "<a>\n<b>\n</a>"));
        Assert.Null(SolutionZip.TryOpen(content, out var findings));
        var finding = Assert.Single(findings);
        Assert.Equal(("LSC000", "customizations.xml", 3), (finding.Rule, finding.File, finding.Line));
    }

    [Fact]
    public void Bytes_that_are_no_zip_are_said_to_be_none()
    {
        Assert.Null(SolutionZip.TryOpen([1, 2, 3], out var findings));
        Assert.Contains("no zip", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_throws_with_the_findings() =>
        Assert.Contains("customizations.xml", Assert.Throws<InvalidDataException>(() => SolutionZip.Open(Zip())).Message, StringComparison.Ordinal);
}
