using System.Xml.Linq;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

public sealed class SolutionImportTests
{
    [Theory]
    [InlineData("OptionSetName", "ls_nosuch", "The option set 'ls_nosuch'")]
    [InlineData("AttributeName", "ls_nosuch", "names a column that does not exist")]
    [InlineData("ReferencedEntityName", "account", "the table 'account', which does not exist")]
    [InlineData("ReferencingAttributeName", "ls_Score", "no lookup of table 'lead'")]
    [InlineData("SdkMessageId", "00000000-0000-4000-8000-000000000001", "names the message")]
    [InlineData("PrimaryEntity", "nosuch", "names the table 'nosuch'")]
    [InlineData("FilteringAttributes", "ls_score,ls_nosuch", "names the column 'ls_nosuch'")]
    [InlineData("EventHandlerTypeCode", "", "has no event handler")]
    [InlineData("EventHandler", "{00000000-0000-4000-8000-000000000001}", "names the serviceendpoint")]
    [InlineData("Stage", "20", "cannot run in stage 20 with mode 1")]
    [InlineData("FileName", "/WebResources/nosuch", "is not in the package")]
    [InlineData("Url", "ls_/nosuch.html", "uses the web resource 'ls_/nosuch.html'")]
    [InlineData("OwnershipTypeMask", "", "No rows could be found for Entity with name 'ls_thing'")]
    [InlineData("DisplayMask", "ValidForForm", "PrimaryName attribute not found for Entity: ls_Thing")]
    public async Task An_element_that_does_not_resolve_refuses_the_import(string element, string value, string reason)
    {
        var zip = TinySolution.Zip(customize: root => root.Descendants(element).First().Value = value);
        Assert.Contains(reason, await Refusal(zip), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("control", "datafieldname", "nosuch", "The form 'Tiny' shows the column 'nosuch'")]
    [InlineData("cell", "name", "nosuch", "shows the column 'nosuch'")]
    [InlineData("condition", "attribute", "nosuch", "'lead' entity doesn't contain attribute with Name = 'nosuch'")]
    [InlineData("RolePrivilege", "name", "prvReadNoSuch", "the privilege 'prvReadNoSuch', which does not exist")]
    [InlineData("RolePrivilege", "level", "Everywhere", "at no known level")]
    public async Task An_attribute_that_does_not_resolve_refuses_the_import(string element, string attribute, string value, string reason)
    {
        var zip = TinySolution.Zip(customize: root => root.Descendants(element).First(each => each.Attribute(attribute) is not null).SetAttributeValue(attribute, value));
        Assert.Contains(reason, await Refusal(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_component_that_is_not_in_the_package_refuses_the_import()
    {
        var zip = TinySolution.Zip(manifest: root => root.Descendants("RootComponents").First().Add(
            new XElement("RootComponent", new XAttribute("type", "61"), new XAttribute("schemaName", "ls_/nosuch.js"))));
        Assert.Contains("ls_/nosuch.js", await Refusal(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_arrive_disabled_and_endpoints_keep_their_secret_to_themselves()
    {
        await using var org = await TestOrg.Start();
        var step = await org.Admin.Ask("GET", "sdkmessageprocessingsteps(55555555-0000-4000-8000-000000000001)").Json();
        Assert.Equal(1, step.GetProperty("statecode").GetInt32());
        const string endpoint = "serviceendpoints(66666666-0000-4000-8000-000000000001)";
        Assert.Equal("204", await org.Admin.Ask("PATCH", endpoint, """{"authvalue":"secret"}""").Verdict());
        var read = await org.Admin.Ask("GET", endpoint).Json();
        Assert.True(read.GetProperty("isauthvalueset").GetBoolean());
        Assert.DoesNotContain("secret", read.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_keeps_rows_and_tokens_and_a_higher_version_updates()
    {
        string address;
        var folder = Directory.CreateTempSubdirectory("devorg").FullName;
        await using (var org = await TestOrg.Start(folder: folder, keepFolder: true))
            address = await org.Admin.Create("leads", """{"ls_personid":"a"}""");
        var newer = TinySolution.Zip("1.1.0.0", root => root.Descendants("MaxLength").Last().Value = "20");
        await using (var org = await TestOrg.Start(newer, folder))
        {
            var id = new Uri(address).Segments[^1];
            Assert.Equal("a", (await org.Admin.Ask("GET", id).Json()).GetProperty("ls_personid").GetString());
            Assert.Equal("204", await org.Admin.Ask("POST", "ls_things", """{"ls_name":"12345678901"}""").Verdict());
        }
    }

    [Fact]
    public async Task An_older_version_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("devorg").FullName;
        await using (await TestOrg.Start(TinySolution.Zip("2.0.0.0"), folder, keepFolder: true))
            Assert.True(Directory.Exists(folder));
        var fault = await Assert.ThrowsAsync<OrgFault>(() => TestOrg.Start(TinySolution.Zip("1.9.0.0"), folder));
        Assert.Contains("already installed", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<string> Refusal(byte[] zip) => (await Assert.ThrowsAsync<OrgFault>(() => TestOrg.Start(zip))).Message;
}
