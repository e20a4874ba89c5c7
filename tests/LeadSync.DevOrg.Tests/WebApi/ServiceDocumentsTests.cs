using System.Xml.Linq;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

public sealed class ServiceDocumentsTests
{
    [Fact]
    public async Task Metadata_describes_imported_columns_and_navigation()
    {
        await using var org = await TestOrg.Start();
        var document = XDocument.Parse(await org.Admin.GetStringAsync("$metadata"));
        var lead = document.Descendants().Single(element => element.Name.LocalName == "EntityType" && element.Attribute("Name")?.Value == "lead");
        var score = lead.Elements().Single(element => element.Attribute("Name")?.Value == "ls_score");
        Assert.Equal("Edm.Int32", score.Attribute("Type")?.Value);
        Assert.Contains(lead.Elements(), element => element.Attribute("Name")?.Value == "ls_MappedAccountId");
    }

    [Fact]
    public async Task WhoAmI_names_the_caller()
    {
        await using var org = await TestOrg.Start();
        var me = await org.Client("Sam Sales").Ask("GET", "WhoAmI").Json();
        var user = await org.Admin.Ask("GET", $"systemusers({me.GetProperty("UserId").GetString()})?$select=fullname").Json();
        Assert.Equal("Sam Sales", user.GetProperty("fullname").GetString());
    }
}
