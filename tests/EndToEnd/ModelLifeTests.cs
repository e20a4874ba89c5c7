using System.Net;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>A scoring model from draft to publication, over the Web API alone. The instance is the test's own: its models change.</summary>
public sealed class ModelLifeTests
{
    private const int Published = 844060001;
    private const int Retired = 844060002;
    private const string Mail = "greta@hafen.example";

    [Fact]
    public async Task Models_are_checked_published_and_rescore_everybody_with_the_version_on_the_lead()
    {
        await using var leadSync = await LeadSyncProcess.Start();
        using var crm = new Crm(leadSync);
        using var tool = new MarketingTool(leadSync);
        (await tool.PostMautic(MarketingTool.Form(1, Mail, 1))).EnsureSuccessStatusCode();
        var lead = await crm.LeadWhere(Mail, lead => (int?)lead["ls_score"] == 20);
        var definition = JsonNode.Parse((string)(await crm.First("ls_scoringmodels?$filter=ls_name eq 'default'"))!["ls_definition"]!)!;

        await BrokenDraftIsRefused(crm, definition);
        await SecondModelScoresBeside(crm, definition, lead);
        await NewVersionTakesOver(crm, definition);
    }

    private static async Task BrokenDraftIsRefused(Crm crm, JsonNode definition)
    {
        var draft = await Draft(crm, "broken", definition, model => model["interest"]![0]!["points"] = "many");
        var problems = await crm.Where(Row(draft), row => row["ls_problems"] is not null);

        using var refusal = await crm.Patch($"ls_scoringmodels({draft})", new JsonObject { ["ls_status"] = Published });

        Assert.Contains("pricing", (string?)problems["ls_problems"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    private static async Task SecondModelScoresBeside(Crm crm, JsonNode definition, JsonObject lead)
    {
        var draft = await Draft(crm, "services", definition, model => Form(model)["points"] = 7);

        await Publish(crm, draft);

        await crm.Where($"ls_leadscores?$filter=_ls_leadid_value eq {lead["leadid"]} and ls_modelname eq 'services'", row => (int?)row["ls_score"] == 7);
        Assert.Equal(("default/1", 20), ((string?)(await crm.Lead(Mail))!["ls_scoremodel"], (int?)(await crm.Lead(Mail))!["ls_score"]));
    }

    private static async Task NewVersionTakesOver(Crm crm, JsonNode definition)
    {
        var draft = await Draft(crm, "default", definition, model => Form(model)["points"] = 30);

        await Publish(crm, draft);

        await crm.LeadWhere(Mail, lead => (int?)lead["ls_score"] == 30 && (string?)lead["ls_scoremodel"] == "default/2");
        var old = await crm.First("ls_scoringmodels?$filter=ls_name eq 'default' and ls_version eq 1");
        Assert.Equal((Retired, false), ((int?)old!["ls_status"], (bool?)old["ls_isprimary"]));
        using var refusal = await crm.Patch($"ls_scoringmodels({draft})", new JsonObject { ["ls_definition"] = "{}" });
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    /// <summary>Name and version are the row's; the definition says neither.</summary>
    private static Task<Guid> Draft(Crm crm, string name, JsonNode definition, Action<JsonNode> change)
    {
        var model = definition.DeepClone().AsObject();
        model.Remove("name");
        model.Remove("version");
        change(model);
        return crm.Create("ls_scoringmodels", new JsonObject { ["ls_name"] = name, ["ls_definition"] = model.ToJsonString() });
    }

    private static async Task Publish(Crm crm, Guid draft)
    {
        await crm.Where(Row(draft), row => row["ls_checkedhash"] is not null);
        using var published = await crm.Patch($"ls_scoringmodels({draft})", new JsonObject { ["ls_status"] = Published });
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
    }

    private static string Row(Guid model) => $"ls_scoringmodels?$filter=ls_scoringmodelid eq {model}";

    private static JsonNode Form(JsonNode model) => model["interest"]!.AsArray().Single(rule => (string?)rule!["id"] == "form")!;
}
