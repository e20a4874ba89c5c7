using System.Text;

namespace LeadSync.Solution.Tests.Checking;

public sealed class CustomApiRuleTests
{
    public const string Rule = "LSC030";

    private const string Folder = "customapis/ls_Do/";

    private static readonly (string Path, string Text)[] Good =
    [
        ("customapi.xml", """
            <customapi uniquename="ls_Do"><allowedcustomprocessingsteptype>0</allowedcustomprocessingsteptype><bindingtype>1</bindingtype>
            <boundentitylogicalname>lead</boundentitylogicalname>
            <description default="Does."><label description="Does." languagecode="1033" /><label description="Tut." languagecode="1031" /></description>
            <displayname default="Do"><label description="Do" languagecode="1033" /><label description="Tun" languagecode="1031" /></displayname>
            <iscustomizable>0</iscustomizable><isfunction>0</isfunction><isprivate>0</isprivate><name>ls_Do</name>
            <plugintypeid><plugintypeid>3cdcb9dd-8149-5ad4-bed6-4273ffc9d248</plugintypeid></plugintypeid><workflowsdkstepenabled>0</workflowsdkstepenabled></customapi>
            """),
        ("customapirequestparameters/Note/customapirequestparameter.xml", Part("customapirequestparameter", "Note", "<isoptional>1</isoptional>")),
        ("customapiresponseproperties/Stage/customapiresponseproperty.xml", Part("customapiresponseproperty", "Stage", "")),
    ];

    [Fact]
    public void Complete_custom_api_has_no_findings_and_is_packed_as_it_is()
    {
        using var source = Planted("", "");
        Assert.Empty(SolutionChecker.Check(source.Open()));
        var packed = Assert.IsType<PackResult.Packed>(SolutionPacker.Pack(source.Open(), new PackOptions(true, PluginAssembly.Path)));
        Assert.Equal(Good[0].Text, Encoding.UTF8.GetString(SolutionZip.Open(packed.Zip).Files[Folder + "customapi.xml"]));
    }

    [Theory]
    [InlineData("<name>ls_Do</name>", "<name>ls_Undo</name>", "uniquename and name")]
    [InlineData("<isprivate>0</isprivate>", "", "<isprivate>")]
    [InlineData("<boundentitylogicalname>lead<", "<boundentitylogicalname>ship<", "'ship'")]
    [InlineData("3cdcb9dd", "3cdcb9de", "plug-in type")]
    [InlineData("<label description=\"Tun\" languagecode=\"1031\" />", "", "<displayname>")]
    [InlineData("<isoptional>1</isoptional>", "", "<isoptional>")]
    [InlineData("<name>Stage</name>", "<name>Stage</name><isoptional>0</isoptional>", "refuses a response property")]
    [InlineData("<type>10</type>", "<type>13</type>", "0 to 12")]
    [InlineData("</customapi>", "", "", "LSC000")]
    public void Faulty_custom_api_is_found(string text, string replacement, string says, string rule = Rule)
    {
        using var source = Planted(text, replacement);
        Assert.Contains(SolutionChecker.Check(source.Open()), finding => finding.Rule == rule
            && finding.File.StartsWith(Folder, StringComparison.Ordinal) && finding.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Parameter_without_its_custom_api_is_found()
    {
        using var source = new PlantedSource();
        source.Add(Folder + Good[1].Path, Good[1].Text);
        Assert.Contains(SolutionChecker.Check(source.Open()), finding => finding.Rule == Rule && finding.Message.Contains("no customapi.xml", StringComparison.Ordinal));
    }

    private static PlantedSource Planted(string text, string replacement)
    {
        var source = new PlantedSource();
        foreach (var (path, good) in Good)
            source.Add(Folder + path, text.Length == 0 ? good : good.Replace(text, replacement, StringComparison.Ordinal));
        return source;
    }

    private static string Part(string element, string name, string more) =>
        $"""
        <{element} uniquename="{name}"><description default="D"><label description="D" languagecode="1033" /><label description="D" languagecode="1031" /></description>
        <displayname default="D"><label description="D" languagecode="1033" /><label description="D" languagecode="1031" /></displayname>
        <iscustomizable>0</iscustomizable>{more}<name>{name}</name><type>10</type></{element}>
        """;
}
