using LeadSync.Functions.Messaging;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>Leads that LeadSync makes and moves are routed and timed without an echo of the CRM.</summary>
public sealed class TouchedRecordsTests
{
    private const string Greta = "email:greta@nordwerk.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_lead_is_looked_at_and_again_when_it_qualifies()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "page_view");
        await scene.Update(person);
        var lead = $"lead:{(Guid)scene.Crm.OnlyLead["leadid"]!:N}";
        var created = await Take(scene);

        await MoreThanEnough(scene);
        await scene.Update(person);

        Assert.Equal(LeadStage.QualifiedLead, (int)scene.Crm.OnlyLead[Lead.Stage]!);
        Assert.Equal([lead], created);
        Assert.Equal([lead], await Take(scene));
    }

    [Fact]
    public async Task Lead_of_sales_is_looked_at_whenever_its_person_is()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "page_view");
        await MoreThanEnough(scene);
        await scene.Update(person);
        await Take(scene);
        Assert.Equal(LeadStage.QualifiedLead, (int)scene.Crm.OnlyLead[Lead.Stage]!);

        await scene.Update(person); // as somebody who died before the record was marked does it again

        Assert.Single(await Take(scene));
    }

    [Fact]
    public async Task Lead_of_marketing_whose_grade_stays_is_left_alone()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did(Greta, "page_view");
        await scene.Update(person);
        await Take(scene);

        await scene.Did(Greta, "page_view");
        await scene.Update(person);

        Assert.Empty(await Take(scene));
    }

    private static async Task MoreThanEnough(CrmScene scene)
    {
        await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist"));
        await scene.Did(Greta, "form_submit");
    }

    private static async Task<IReadOnlyList<string>> Take(CrmScene scene)
    {
        var queue = scene.Get<IPeekLockQueue>();
        var leased = await queue.Receive(Queues.Records, 100, TimeSpan.FromMinutes(1), Cancel);
        await queue.Settle(Queues.Records, [.. leased.Select(message => new Settlement(message.Lock, MessageOutcome.Done.Instance))], Cancel);
        return [.. leased.Select(message => message.Message.Id)];
    }
}
