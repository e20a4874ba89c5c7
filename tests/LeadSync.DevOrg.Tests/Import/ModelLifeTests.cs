using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The life of a scoring model under the guard of the imported assembly, over HTTP.</summary>
public sealed class ModelLifeTests
{
    private const int Published = 844060001;
    private const int Retired = 844060002;
    private const string Refused = "400 0x80040265";
    private const string Definition = """{"version":1,"timeZone":"UTC"}""";

    [Fact]
    public async Task A_checked_draft_takes_the_place_of_the_version_before()
    {
        await using var org = await Guarded();
        var first = await org.Admin.Create("ls_scoringmodels", Row(Published, Hash(Definition)));
        var second = await org.Client("Mara Marketing").Create("ls_scoringmodels", """{"ls_name":"default"}""");
        Assert.Equal(Refused, await org.Admin.Ask("PATCH", second, Publish).Verdict());
        await Check(org, second);
        Assert.Equal("204", await org.Admin.Ask("PATCH", second, Publish).Verdict());
        Assert.Equal((Retired, false, 1), await State(org, first));
        Assert.Equal((Published, true, 2), await State(org, second));
    }

    [Fact]
    public async Task A_published_model_stays_through_single_and_bulk_writes()
    {
        await using var org = await Guarded();
        var model = await org.Admin.Create("ls_scoringmodels", Row(Published, Hash(Definition)));
        var id = model[(model.LastIndexOf('(') + 1)..^1];
        var bulk = $$"""{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.ls_scoringmodel","ls_scoringmodelid":"{{id}}","ls_definition":"{}"}]}""";
        Assert.Equal(Refused, await org.Admin.Ask("PATCH", model, """{"ls_definition":"{}"}""").Verdict());
        Assert.Equal(Refused, await org.Admin.Ask("POST", "ls_scoringmodels/Microsoft.Dynamics.CRM.UpdateMultiple", bulk).Verdict());
        Assert.Equal(Refused, await org.Admin.Ask("DELETE", model).Verdict());
        Assert.Equal((Published, true, 1), await State(org, model));
    }

    [Fact]
    public async Task Changing_a_checked_draft_calls_for_another_check()
    {
        await using var org = await Guarded();
        var draft = await org.Admin.Create("ls_scoringmodels", Row(844060000, null));
        await Check(org, draft);
        Assert.Equal("204", await org.Admin.Ask("PATCH", draft, """{"ls_definition":"{}"}""").Verdict());
        Assert.Equal(JsonValueKind.Null, (await org.Admin.Ask("GET", draft).Json()).GetProperty("ls_checkedhash").ValueKind);
        Assert.Equal(Refused, await org.Admin.Ask("PATCH", draft, Publish).Verdict());
    }

    private static string Publish => $$"""{"ls_status":{{Published}}}""";

    private static string Row(int status, string? hash) => JsonSerializer.Serialize(new
    {
        ls_name = "default", ls_version = 1, ls_status = status, ls_definition = Definition, ls_checkedhash = hash,
    });

    private static string Hash(string definition) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));

    /// <summary>What LeadSync does with a draft that has no problems.</summary>
    private static async Task Check(TestOrg org, string model)
    {
        var definition = (await org.Admin.Ask("GET", model).Json()).GetProperty("ls_definition").GetString()!;
        var written = org.Client("LeadSync Integration").Ask("PATCH", $"{model}?tag=leadsync", $$"""{"ls_problems":null,"ls_checkedhash":"{{Hash(definition)}}"}""");
        Assert.Equal("204", await written.Verdict());
    }

    private static async Task<(int Status, bool Primary, int Version)> State(TestOrg org, string model)
    {
        var row = await org.Admin.Ask("GET", model).Json();
        return (row.GetProperty("ls_status").GetInt32(), row.GetProperty("ls_isprimary").GetBoolean(), row.GetProperty("ls_version").GetInt32());
    }

    private static async Task<TestOrg> Guarded()
    {
        var org = await TestOrg.Start(PackedSolution.Zip());
        var steps = await org.Admin.Ask("GET", "sdkmessageprocessingsteps?$select=name&$filter=startswith(name,'LeadSync.Plugins.Scoring')").Json();
        foreach (var step in steps.GetProperty("value").EnumerateArray())
            Assert.Equal("204", await org.Admin.Ask(
                "PATCH", $"sdkmessageprocessingsteps({step.GetProperty("sdkmessageprocessingstepid").GetString()})", """{"statecode":0}""").Verdict());
        return org;
    }
}
