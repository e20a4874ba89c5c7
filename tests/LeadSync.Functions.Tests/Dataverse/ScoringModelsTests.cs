using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Dataverse;

public sealed class ScoringModelsTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private readonly ManualTime time = new(Morning);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_published_models_are_read_the_primary_first_and_named_by_their_rows()
    {
        await using var scene = await CrmScene.Start();
        scene.Has(LittleCrm.Model("alpha", 4, ModelScene.Generous), LittleCrm.Model("beta", 7, ModelScene.Generous, isPrimary: true));
        Assert.Equal(["beta/7", "alpha/4"], await Ids(scene));
    }

    [Fact]
    public async Task Definition_that_contradicts_its_row_is_not_used()
    {
        await using var scene = await CrmScene.Start();
        scene.Has(scene.Crm.Models.Single(), LittleCrm.Model("other", 1, LittleCrm.Definition));
        Assert.Equal(["default/1"], await Ids(scene));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"timeZone":"UTC","interst":[]}""")]
    public async Task Broken_publication_leaves_the_last_good_one_in_place(string definition)
    {
        await using var scene = await CrmScene.Start();
        await Ids(scene);
        scene.Has(LittleCrm.Model("default", 2, definition, isPrimary: true));

        await scene.Tell();

        Assert.Equal(["default/1"], await Ids(scene));
        await scene.Update(await scene.Did("email:p@nordwerk.example", "form_submit"));
        Assert.Equal("default/1", (string?)scene.Crm.OnlyLead["ls_scoremodel"]);
    }

    [Fact]
    public async Task Models_stay_while_the_crm_is_away()
    {
        await using var scene = await CrmScene.Start();
        await Ids(scene);
        scene.Crm.Fault = _ => Reply.Error(503, "0x80040000");
        await scene.Get<ScoringModels>().Invalidate(Cancel);
        Assert.Equal(["default/1"], await Ids(scene));
    }

    [Fact]
    public async Task Models_are_read_anew_after_ten_minutes_without_a_word_from_the_crm()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Ids(scene);
        scene.Has(LittleCrm.Model("default", 2, ModelScene.Generous, isPrimary: true));
        time.Advance(TimeSpan.FromMinutes(9));
        var before = await Ids(scene);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["default/1", "default/2"], before.Concat(await Ids(scene)));
    }

    private static async Task<string[]> Ids(CrmScene scene) =>
        [.. (await scene.Get<IScoringModels>().Published(Cancel))!.All.Select(model => model.Id)];
}
