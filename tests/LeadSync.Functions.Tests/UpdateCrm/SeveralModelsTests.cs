using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

public sealed class SeveralModelsTests
{
    private const string Greta = "email:greta@nordwerk.example";

    private static readonly object Pumps = LittleCrm.Model(
        "pumps", 3,
        """{"timeZone":"UTC","interest":[{"id":"form","kind":"form_submit","points":7}],"fit":[],"grades":[{"grade":"C","interest":5,"fit":0,"profile":0}],"qualify":{"total":5}}""");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Primary_writes_the_lead_and_every_other_model_a_row_of_its_own()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Models.Add(Pumps);

        await scene.Update(await scene.Did(Greta, "form_submit"));

        var row = Assert.Single(scene.Crm.LeadScores.Values);
        Assert.Equal((60, "default/1"), ((int)scene.Crm.OnlyLead["ls_score"]!, (string?)scene.Crm.OnlyLead["ls_scoremodel"]));
        Assert.Equal((7, "pumps/3", "pumps"), ((int)row["ls_score"]!, (string?)row["ls_scoremodel"], (string?)row["ls_modelname"]));
        Assert.Equal((Grade.C, true), ((int)row["ls_grade"]!, (bool)row["ls_qualified"]!));
        Assert.Equal(scene.Crm.Leads.Keys.Single().ToString(), (string?)row["_ls_leadid_value"]);
        Assert.NotNull(row["ls_scoredon"]);
    }

    [Fact]
    public async Task Other_models_never_decide_the_stage_of_a_lead()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Models.Add(Pumps);

        await scene.Update(await scene.Did(Greta, "form_submit"));

        Assert.Equal(LeadStage.Lead, (int)scene.Crm.OnlyLead["ls_stage"]!);
    }

    [Fact]
    public async Task Rows_of_other_models_are_written_only_when_they_differ()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Models.Add(Pumps);
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        var writes = scene.Server.Writes.Count();

        await scene.Update(person);
        var same = scene.Server.Writes.Count() - writes;
        await scene.Did(Greta, "form_submit");
        await scene.Update(person);

        Assert.Equal(0, same);
        Assert.Equal(14, (int)Assert.Single(scene.Crm.LeadScores.Values)["ls_score"]!);
    }

    [Fact]
    public async Task Burst_of_people_writes_the_rows_in_bulk()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Models.Add(Pumps);
        var people = new List<string>();
        for (var n = 0; n < 40; n++) people.Add(await scene.Did($"email:p{n}@nordwerk.example", "form_submit"));

        await scene.Update([.. people]);

        Assert.Equal(40, scene.Crm.LeadScores.Count);
        Assert.Single(scene.Server.Writes, request => request.PathAndQuery.Contains("ls_leadscores", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_of_a_model_that_is_published_no_more_go()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Models.Add(Pumps);
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.Models.Remove(Pumps);
        await scene.Get<ScoringModels>().Invalidate(Cancel);

        await scene.Update(person);
        var rows = scene.Crm.LeadScores.Count;
        var asked = Asked(scene);
        await scene.Update(person);

        Assert.Equal(0, rows);
        Assert.Equal(asked, Asked(scene));
    }

    [Fact]
    public async Task Rows_that_could_not_be_written_keep_the_person_in_the_queue()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Models.Add(Pumps);
        var person = await scene.Did(Greta, "form_submit");
        scene.Crm.Fault = request => request.Method == "POST" && request.PathAndQuery.Contains("ls_leadscores", StringComparison.Ordinal) ? new Reply(503) : null;
        var during = await scene.Update(person);
        scene.Crm.Fault = _ => null;

        await scene.Update(person);

        Assert.IsType<MessageOutcome.Later>(during.Single());
        Assert.Single(scene.Crm.LeadScores);
    }

    [Fact]
    public async Task Closed_leads_keep_the_rows_they_have()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Models.Add(Pumps);
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.OnlyLead["statecode"] = 1;
        await scene.Did(Greta, "form_submit");

        await scene.Update(person);

        Assert.Equal(7, (int)Assert.Single(scene.Crm.LeadScores.Values)["ls_score"]!);
    }

    private static int Asked(CrmScene scene) =>
        scene.Server.Requests.Count(request => request.PathAndQuery.Contains("ls_leadscores", StringComparison.Ordinal));
}
