using System.IO.Compression;
using System.Xml.Linq;

namespace LeadSync.Solution.Tests.Packing;

public sealed class SolutionPackerTests
{
    private static byte[] Pack(bool managed, string? version = null) => Assert.IsType<PackResult.Packed>(
        SolutionPacker.Pack(Source.Open(), new PackOptions(managed, PluginAssembly.Path, version))).Zip;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Packing_twice_gives_the_same_bytes(bool managed) => Assert.Equal(Pack(managed), Pack(managed));

    [Theory]
    [InlineData(true, "1")]
    [InlineData(false, "0")]
    public void Managed_flag_says_the_flavour(bool managed, string expected) =>
        Assert.Equal(expected, SolutionZip.Open(Pack(managed)).Manifest.Descendants("Managed").Single().Value);

    [Fact]
    public void Flavours_differ_in_the_flag_alone()
    {
        var (managed, unmanaged) = (SolutionZip.Open(Pack(true)), SolutionZip.Open(Pack(false)));
        unmanaged.Manifest.Descendants("Managed").Single().Value = "1";
        Assert.True(XNode.DeepEquals(managed.Manifest, unmanaged.Manifest));
        Assert.True(XNode.DeepEquals(managed.Customizations, unmanaged.Customizations));
    }

    [Fact]
    public void Version_is_stamped() => Assert.Equal("2.3.4.5", SolutionZip.Open(Pack(true, "2.3.4.5")).Version);

    [Fact]
    public void Entries_are_sorted_dated_alike_and_have_no_leading_slash()
    {
        using var archive = new ZipArchive(new MemoryStream(Pack(true)));
        var names = archive.Entries.Select(entry => entry.FullName).ToArray();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.DoesNotContain(names, name => name.StartsWith('/') || name.EndsWith('/'));
        Assert.Single(archive.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct());
    }

    [Fact]
    public void Text_is_utf8_without_mark_and_with_line_feeds_only()
    {
        using var archive = new ZipArchive(new MemoryStream(Pack(true)));
        using var text = new MemoryStream();
        using (var entry = archive.GetEntry("customizations.xml")!.Open()) entry.CopyTo(text);
        Assert.Equal((byte)'<', text.ToArray()[0]);
        Assert.DoesNotContain((byte)'\r', text.ToArray());
    }

    [Fact]
    public void Every_file_name_of_the_customizations_is_an_entry()
    {
        var zip = SolutionZip.Open(Pack(true));
        var names = zip.Customizations.Descendants("FileName").Select(name => name.Value).ToArray();
        var described = Directory.GetFiles(Source.Folder, "*.data.xml", SearchOption.AllDirectories).Length;
        Assert.Equal(described, names.Length);
        Assert.All(names, name => Assert.Contains(name[1..], zip.Files.Keys));
    }

    [Fact]
    public void Plugin_assembly_in_the_zip_is_the_built_file()
    {
        var file = Assert.Single(SolutionZip.Open(Pack(true)).Files, file => file.Key.EndsWith(".dll", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllBytes(PluginAssembly.Path), file.Value);
    }

    [Fact]
    public void Content_types_name_each_extension_and_each_web_resource()
    {
        using var archive = new ZipArchive(new MemoryStream(Pack(true)));
        using var entry = archive.GetEntry("[Content_Types].xml")!.Open();
        var types = XDocument.Load(entry).Root!.Elements().ToLookup(element => element.Name.LocalName);
        Assert.Equal(["dll", "xml"], types["Default"].Select(element => (string?)element.Attribute("Extension")));
        Assert.Equal(
            archive.Entries.Where(file => Path.GetExtension(file.FullName).Length == 0).Select(file => "/" + file.FullName),
            types["Override"].Select(element => (string?)element.Attribute("PartName")));
    }

    [Fact]
    public void Missing_plugin_assembly_is_refused_by_name()
    {
        var result = SolutionPacker.Pack(Source.Open(), new PackOptions(true, "nowhere/LeadSync.Plugins.dll"));
        var finding = Assert.Single(Assert.IsType<PackResult.Refused>(result).Findings);
        Assert.Contains("nowhere/LeadSync.Plugins.dll", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("LeadSyncPlugins.dll.data.xml", finding.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Assembly_of_another_identity_is_refused()
    {
        var other = typeof(SolutionPacker).Assembly.Location;
        var refused = Assert.IsType<PackResult.Refused>(SolutionPacker.Pack(Source.Open(), new PackOptions(true, other)));
        Assert.Contains("LeadSync.Solution, Version=", Assert.Single(refused.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_folder_is_refused()
    {
        var nothing = SolutionSource.Open(Path.Combine(AppContext.BaseDirectory, "no such folder"));
        var refused = Assert.IsType<PackResult.Refused>(SolutionPacker.Pack(nothing, new PackOptions(true, PluginAssembly.Path)));
        Assert.Equal(["Other/Solution.xml", "Other/Customizations.xml"], refused.Findings.Select(finding => finding.File));
    }
}
