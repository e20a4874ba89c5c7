using LeadSync.Domain.Activities;
using LeadSync.Functions.People;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>What users of other tools complain about when people turn out to be the same.</summary>
public sealed class MergeComplaintTests
{
    // mautic/mautic#16425: the anonymous session wins, the known contact's id is deleted, and the CRM's ids dangle.
    [Fact]
    public async Task Anonymous_visitor_who_turns_out_to_be_a_known_lead_leaves_its_record_and_id_alone()
    {
        await using var scene = await CrmScene.Start();
        var visitor = await scene.Did("cookie:old", "page_view", "https://shop.example/pricing");
        var known = await scene.Did("email:greta@nordwerk.example", "form_submit");
        await scene.Update(visitor, known);
        var (id, person) = ((Guid)scene.Crm.OnlyLead["leadid"]!, (string?)scene.Crm.OnlyLead["ls_personid"]);

        var survivor = (await scene.Get<PersonDirectory>().Link(
            [PersonKey.Parse("cookie:old")!, PersonKey.Parse("email:greta@nordwerk.example")!], TestContext.Current.CancellationToken)).Survivor;
        await scene.Update(survivor);

        Assert.True(string.CompareOrdinal(visitor, known) < 0, "the visitor is the older of the two");
        Assert.Equal((id, person), ((Guid)scene.Crm.OnlyLead["leadid"]!, (string?)scene.Crm.OnlyLead["ls_personid"]));
        Assert.Equal((known, 75), (survivor, (int)scene.Crm.OnlyLead["ls_score"]!));
    }
}
