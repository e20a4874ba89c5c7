
namespace LeadSync.Solution.Tests.Checking;

public sealed class PackedSolutionTests
{
    private static SolutionZip Packed(bool managed = true) => SolutionZip.Open(Assert.IsType<PackResult.Packed>(
        SolutionPacker.Pack(Source.Open(), new PackOptions(managed, PluginAssembly.Path))).Zip);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Own_zip_has_no_findings(bool managed) => Assert.Empty(SolutionChecker.Check(Packed(managed)));

    [Fact]
    public void Registered_type_that_the_assembly_lacks_is_found()
    {
        var zip = Packed();
        var type = zip.Customizations.Descendants("PluginType").First();
        type.SetAttributeValue("Name", "LeadSync.Plugins.Nothing");
        Assert.Contains(SolutionChecker.Check(zip), finding => finding.Rule == "LSC010"
            && finding.File == "customizations.xml" && finding.Line > 0
            && finding.Message.Contains("no type 'LeadSync.Plugins.Nothing'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FileName", "LSC005")]
    [InlineData("SdkMessageProcessingStep", "LSC004")]
    [InlineData("optionset", "LSC016")]
    public void Component_taken_out_of_a_zip_is_found(string element, string rule)
    {
        var zip = Packed();
        zip.Customizations.Descendants(element).First(found => found.Parent!.Name != "attribute").Remove();
        Assert.Contains(SolutionChecker.Check(zip), finding => finding.Rule == rule);
    }
}
