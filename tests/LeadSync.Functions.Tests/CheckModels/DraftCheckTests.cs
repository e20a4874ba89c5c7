using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Functions.WatchModels;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.CheckModels;

public sealed class DraftCheckTests
{
    private static readonly Guid Draft = Guid.Parse("00000000-0000-0000-0000-00000000000d");

    private readonly List<Received> written = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Good_draft_gets_its_hash_and_no_problems()
    {
        await using var scene = await With(Row(ModelScene.Generous));

        await scene.Tell(Draft);

        var columns = Columns();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ModelScene.Generous))), (string?)columns["ls_checkedhash"]);
        Assert.True(columns.ContainsKey("ls_problems") && columns["ls_problems"] is null);
        Assert.Contains("tag=leadsync", written[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_are_listed_one_a_line_with_rule_and_field()
    {
        await using var scene = await With(Row(
            """{"timeZone":"UTC","version":9,"interest":[{"id":"open","kind":"email_open"},{"id":"form","kind":"form_submit","points":5,"capp":1}]}"""));

        await scene.Tell(Draft);

        var lines = ((string)Columns()["ls_problems"]!).Split('\n');
        Assert.Contains(lines, line => line.Contains("open", StringComparison.Ordinal) && line.Contains("points", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("form", StringComparison.Ordinal) && line.Contains("capp", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Empty_draft_has_a_problem_and_no_failure()
    {
        await using var scene = await With(Row(null));
        Assert.IsType<MessageOutcome.Done>(await scene.Tell(Draft));
        Assert.NotNull(Columns()["ls_problems"]);
    }

    [Theory]
    [InlineData(ModelStatus.Published)]
    [InlineData(ModelStatus.Retired)]
    public async Task Model_that_is_no_draft_is_left_alone(int status)
    {
        await using var scene = await With(Row("{", status));
        await scene.Tell(Draft);
        Assert.Empty(written);
    }

    [Fact]
    public async Task What_is_known_of_a_draft_is_not_written_again()
    {
        await using var scene = await With(Row(ModelScene.Generous));
        await scene.Tell(Draft);
        scene.Has(scene.Crm.Models[0], Row(ModelScene.Generous, hash: (string)Columns()["ls_checkedhash"]!));
        await scene.Tell(Draft);
        Assert.Single(written);
    }

    [Fact]
    public async Task Draft_that_nobody_told_of_is_checked_by_the_clock()
    {
        await using var scene = await With(Row(ModelScene.Generous));
        await scene.Get<WatchModelsJob>().Run(DateTimeOffset.UtcNow, Cancel);
        Assert.Single(written);
    }

    [Fact]
    public async Task Check_waits_while_the_crm_is_away()
    {
        await using var scene = await With(Row(ModelScene.Generous));
        scene.Crm.Fault = _ => Reply.Error(503, "0x80040000");
        Assert.IsType<MessageOutcome.Later>(await scene.Tell(Draft));
    }

    private static object Row(string? definition, int status = ModelStatus.Draft, string? hash = null) => new
    {
        ls_scoringmodelid = Draft, ls_name = "default", ls_version = 2, ls_status = status, ls_isprimary = false,
        ls_definition = definition, ls_checkedhash = hash, ls_problems = (string?)null,
    };

    private JsonObject Columns() => JsonNode.Parse(Assert.Single(written).Body)!.AsObject();

    private async Task<CrmScene> With(object draft)
    {
        var scene = await CrmScene.Start();
        scene.Has(scene.Crm.Models.Single(), draft);
        scene.Crm.Fault = Written;
        return scene;
    }

    private Reply? Written(Received request)
    {
        if (request.Method != "PATCH") return null;
        written.Add(request);
        return Reply.NoContent;
    }
}
