using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.CustomApis;

public sealed class CustomApiTests : IAsyncLifetime
{
    private const int Reference = 5;
    private const int Integer = 7;
    private const int Text = 10;
    private TestOrg org = null!;
    private string lead = "";

    public async ValueTask InitializeAsync()
    {
        org = await TestOrg.Start();
        var content = Convert.ToBase64String(await File.ReadAllBytesAsync(TestPluginFile.Dll));
        var assembly = await org.Admin.Create("pluginassemblies", JsonSerializer.Serialize(new { name = "tests", content }));
        var type = await org.Admin.Create("plugintypes", $$"""{"typename":"LeadSync.TestPlugins.GreetingPlugin","pluginassemblyid@odata.bind":"{{assembly}}"}""");
        var api = await org.Admin.Create("customapis", $$"""
            {"uniquename":"ls_Greet","name":"ls_Greet","bindingtype":1,"boundentitylogicalname":"lead","plugintypeid@odata.bind":"{{type}}"}
            """);
        await Part("customapirequestparameters", "Greeting", Text, api, ",\"isoptional\":false");
        await Part("customapirequestparameters", "To", Reference, api, ",\"isoptional\":true,\"logicalentityname\":\"account\"");
        await Part("customapiresponseproperties", "Length", Integer, api, "");
        await Part("customapiresponseproperties", "To", Reference, api, "");
        lead = await org.Client("Sam Sales").Create("leads", "{\"lastname\":\"Lovelace\"}");
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Custom_api_runs_its_plugin_as_the_caller_and_answers_what_it_declares()
    {
        var sam = org.Client("Sam Sales");
        var answer = await sam.Ask("POST", $"{lead}/Microsoft.Dynamics.CRM.ls_Greet", "{\"Greeting\":\"Hello\"}").Json();
        Assert.EndsWith("$metadata#Microsoft.Dynamics.CRM.ls_GreetResponse", answer.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, answer.GetProperty("Length").GetInt32());
        Assert.Equal("#Microsoft.Dynamics.CRM.lead", answer.GetProperty("To").GetProperty("@odata.type").GetString());
        Assert.False(answer.TryGetProperty("Undeclared", out _));
        Assert.Equal("Hello", (await sam.Ask("GET", lead).Json()).GetProperty("description").GetString());
    }

    [Fact]
    public async Task Row_is_passed_by_its_type_and_key()
    {
        var id = Guid.NewGuid();
        var body = $$"""{"Greeting":"Hi","To":{"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"{{id}}"} }""";
        var answer = await org.Client("Sam Sales").Ask("POST", $"{lead}/Microsoft.Dynamics.CRM.ls_Greet", body).Json();
        Assert.Equal(id, answer.GetProperty("To").GetProperty("accountid").GetGuid());
    }

    [Theory]
    [InlineData("{}", "400 0x80060888")]
    [InlineData("{\"Greeting\":7}", "400 0x80048d19")]
    [InlineData("{\"Greeting\":\"Hi\",\"Loud\":true}", "400 0x80048d19")]
    [InlineData("{\"Greeting\":\"Hi\",\"To\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"leadid\":\"7c1d5c8e-4a55-5f0e-8a53-2f6b9a2e0c01\"}}", "400 0x80048d19")]
    [InlineData("{\"Greeting\":\"\"}", "400 0x80040265")]
    public async Task Bad_request_is_refused_and_leaves_the_row_as_it_was(string body, string verdict)
    {
        var before = (await org.Client("Sam Sales").Ask("GET", lead).Json()).GetProperty("@odata.etag").GetString();
        Assert.Equal(verdict, await org.Client("Sam Sales").Ask("POST", $"{lead}/Microsoft.Dynamics.CRM.ls_Greet", body).Verdict());
        Assert.Equal(before, (await org.Client("Sam Sales").Ask("GET", lead).Json()).GetProperty("@odata.etag").GetString());
    }

    [Theory]
    [InlineData("ls_Greet", "404 0x8006088a")]
    [InlineData("leads(7c1d5c8e-4a55-5f0e-8a53-2f6b9a2e0c01)/Microsoft.Dynamics.CRM.ls_Greet", "404 0x80040217")]
    [InlineData("leads(7c1d5c8e-4a55-5f0e-8a53-2f6b9a2e0c01)/Microsoft.Dynamics.CRM.ls_Wave", "501 0x80048d0a")]
    public async Task Call_of_what_is_not_there_is_refused(string path, string verdict) =>
        Assert.Equal(verdict, await org.Client("Sam Sales").Ask("POST", path, "{\"Greeting\":\"Hi\"}").Verdict());

    private Task<string> Part(string set, string name, int type, string api, string more) => org.Admin.Create(
        set, $$"""{"uniquename":"{{name}}","name":"{{name}}","type":{{type}},"customapiid@odata.bind":"{{api}}"{{more}}}""");
}
