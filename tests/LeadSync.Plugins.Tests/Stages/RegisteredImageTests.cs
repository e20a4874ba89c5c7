using System.Xml.Linq;
using LeadSync.Plugins.Stages;
using LeadSync.Tests.Shared;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class RegisteredImageTests
{
    private static readonly string Steps = Path.Combine(SharedData.RepositoryRoot, "solution", "src", "SdkMessageProcessingSteps");

    [Theory]
    [InlineData("Lead", "lead")]
    [InlineData("Account", "account")]
    [InlineData("Opportunity", "opportunity")]
    public void Image_of_the_guards_step_holds_what_the_guard_takes_for_known(string type, string table)
    {
        var staged = new[] { StagedTable.Lead, StagedTable.Account, StagedTable.Opportunity }.Single(staged => staged.LogicalName == table);
        string[] always = [StagedTable.Stage, StagedTable.EnteredOn, StagedTable.Moves, .. staged.States is null ? Array.Empty<string>() : ["statecode"]];
        var step = Directory.EnumerateFiles(Steps).Select(file => XElement.Load(file))
            .Single(step => (string?)step.Attribute("Name") == $"LeadSync.Plugins.Stages.{type}StageGuard: Update of {table}");
        var image = step.Descendants("Attributes").Single().Value.Split(',');
        Assert.Equal(always.Concat(staged.Imaged).Order(StringComparer.Ordinal), image.Order(StringComparer.Ordinal));
    }
}
