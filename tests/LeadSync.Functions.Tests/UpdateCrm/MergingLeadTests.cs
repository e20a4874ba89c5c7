using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>People who merge while their lead is being made get one lead.</summary>
public sealed class MergingLeadTests
{
    private const string Greta = "email:greta@nordwerk.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lead_is_made_under_the_id_that_had_the_address_first_whoever_survives()
    {
        await using var scene = await CrmScene.Start();
        var older = await scene.Did("cookie:c", "page_view", "https://x.example/pricing");
        var known = await scene.Did(Greta, "form_submit");
        var survivor = await scene.Get<PersonDirectory>().Merge(older, known, Cancel);

        await scene.Update(survivor);

        Assert.Equal(older, survivor);
        Assert.Equal((known, 75), ((string?)scene.Crm.OnlyLead["ls_personid"], (int)scene.Crm.OnlyLead["ls_score"]!));
    }

    [Fact]
    public async Task Merge_in_the_middle_of_the_write_makes_no_second_lead_and_the_last_look_sees_all()
    {
        await using var scene = await CrmScene.Start();
        var older = await scene.Did("cookie:c", "page_view", "https://x.example/pricing");
        var known = await scene.Did(Greta, "form_submit");
        var isFirst = true;
        scene.Crm.Fault = request =>
        {
            if (!isFirst || !request.PathAndQuery.Contains("UpsertMultiple", StringComparison.Ordinal)) return null;
            isFirst = false;
            var survivor = scene.Get<PersonDirectory>().Merge(older, known, Cancel).GetAwaiter().GetResult();
            scene.Update(survivor).GetAwaiter().GetResult();
            return null;
        };

        var outcome = await scene.Update(known);
        Assert.IsType<MessageOutcome.Later>(outcome.Single());
        await scene.Update(known);

        Assert.Equal(75, (int)scene.Crm.OnlyLead["ls_score"]!);
    }

    [Fact]
    public async Task Two_who_are_becoming_one_in_the_same_batch_make_one_lead()
    {
        await using var scene = await CrmScene.Start();
        var older = await scene.Did("cookie:c", "page_view", "https://x.example/pricing");
        var known = await scene.Did(Greta, "form_submit");
        await scene.Get<PersonDirectory>().Merge(older, known, Cancel);

        await scene.Update(known, older);

        Assert.Single(scene.Crm.Leads);
    }
}
