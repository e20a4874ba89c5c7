using System.Xml.Linq;
using LeadSync.Plugins.Localisation;
using LeadSync.Plugins.Protection;
using LeadSync.Tests.Shared;

namespace LeadSync.Plugins.Tests.Localisation;

/// <summary>Refusals call a column what the form calls it.</summary>
public sealed class ProtectedColumnLabelTests
{
    [Theory]
    [InlineData("lead", "Lead"), InlineData("contact", "Contact"), InlineData("account", "Account"), InlineData("opportunity", "Opportunity"), InlineData("ls_assessment", "ls_Assessment")]
    public void Protected_columns_bear_the_labels_of_the_solution(string table, string folder)
    {
        var columns = XDocument.Load(Path.Combine(SharedData.RepositoryRoot, "solution", "src", "Entities", folder, "Entity.xml"))
            .Descendants("attribute").ToDictionary(column => column.Element("LogicalName")!.Value);
        Assert.NotEmpty(ProtectedColumns.Of(table));
        foreach (var column in ProtectedColumns.Of(table))
            foreach (var language in new[] { 1033, 1031 })
                Assert.Equal(Label(columns[column], language), ProtectedColumnLabels.Of(column, german: language == 1031));
    }

    private static string Label(XElement column, int language) => column.Element("displaynames")!.Elements("displayname")
        .Single(name => (int)name.Attribute("languagecode")! == language).Attribute("description")!.Value;
}
