using System.Xml.Linq;
using LeadSync.Plugins.Protection;
using LeadSync.Tests.Shared;

namespace LeadSync.Plugins.Tests.Protection;

/// <summary>A protected column that no step names would be protected on paper only.</summary>
public sealed class ProtectedColumnStepTests
{
    private static readonly XElement[] Updates = [.. Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, "solution", "src", "SdkMessageProcessingSteps"), "*.xml")
        .Select(file => XDocument.Load(file).Root!)
        .Where(step => step.Attribute("Name")!.Value.StartsWith("LeadSync.Plugins.Protection.ProtectedColumnGuard: Update of ", StringComparison.Ordinal))];

    [Theory]
    [InlineData("lead"), InlineData("contact"), InlineData("account"), InlineData("opportunity")]
    [InlineData("ls_assessment"), InlineData("ls_leadscore"), InlineData("ls_stagehistory")]
    public void Protected_columns_call_their_guard_which_sees_what_they_were(string table)
    {
        var step = Updates.Single(step => step.Element("PrimaryEntity")!.Value == table);
        var columns = ProtectedColumns.Of(table).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(columns);
        Assert.Equal(columns, step.Element("FilteringAttributes")!.Value.Split(','));
        Assert.Equal(columns, step.Descendants("Attributes").Single().Value.Split(','));
    }
}
