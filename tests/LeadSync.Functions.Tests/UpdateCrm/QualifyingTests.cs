using System.Text.Json;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

public sealed class QualifyingTests
{
    private const string Greta = "email:greta@nordwerk.example";
    private static readonly Guid NordwerkId = new("5a3d1e00-0001-4c00-8000-000000000001");
    private static readonly Guid SegmentId = new("5a3d1e00-0002-4c00-8000-000000000001");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // mautic/mautic PR#3854: triggers do not fire for new contacts, and mail again on every change of points.
    [Fact]
    public async Task Threshold_fires_for_brand_new_leads_and_not_again_on_every_change_of_points()
    {
        await using var scene = await CrmScene.Start(Admission.Qualified);
        scene.Crm.Accounts.Add(Nordwerk(null));
        var person = await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist"));
        await scene.Update(person);
        var first = Moves(scene);
        for (var n = 0; n < 3; n++)
        {
            await scene.Did(Greta, "page_view", "https://x.example/pricing");
            await scene.Update(person);
        }

        Assert.Equal((1, 1), (first, Moves(scene)));
        Assert.Equal((125, LeadStage.QualifiedLead), ((int)scene.Crm.OnlyLead["ls_score"]!, (int)scene.Crm.OnlyLead["ls_stage"]!));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task Lead_of_an_account_in_a_segment_qualifies_at_the_segments_threshold(int threshold, bool qualifies)
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(Nordwerk(SegmentId, IndustryClass.Services));
        scene.Crm.Segments.Add(new { ls_segmentid = SegmentId, ls_name = "Makers", ls_priority = 1, ls_leadthreshold = threshold });

        await scene.Update(await scene.Did(Greta, "form_submit", null, ("lastName", "Lindqvist")));

        using var why = JsonDocument.Parse((string)scene.Crm.OnlyLead["ls_explanation"]!);
        Assert.Equal(qualifies ? LeadStage.QualifiedLead : LeadStage.Lead, (int)scene.Crm.OnlyLead["ls_stage"]!);
        Assert.Equal(qualifies, why.RootElement.GetProperty("qualified").GetBoolean());
        Assert.Equal(threshold, why.RootElement.GetProperty("threshold").GetProperty("total").GetDouble());
        Assert.Equal(60, why.RootElement.GetProperty("threshold").GetProperty("profile").GetDouble());
    }

    // mautic/mautic#5369, #5188: score and log differ for new contacts whose company is new too.
    [Fact]
    public async Task Reasons_add_up_to_the_score_of_a_new_lead_with_a_new_company_and_stay_so()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Accounts.Add(Nordwerk(null));
        var person = await scene.Did(Greta, "form_submit", null, ("company", "Nordwerk GmbH"), ("lastName", "Lindqvist"));

        await scene.Update(person);
        var atFirst = Told(scene);
        await scene.Did(Greta, "page_view", "https://x.example/pricing");
        await scene.Update(person);

        Assert.Equal((80, 80), atFirst);
        Assert.Equal((95, 95), Told(scene));
    }

    // odoo/odoo PR#84259, PR#104365: what is computed depends on which of two tables was written first.
    [Fact]
    public async Task Attributes_and_activity_of_one_delivery_are_scored_together()
    {
        await using var scene = await CrmScene.Start();

        await scene.Update(await scene.Did(Greta, "form_submit", null, ("industryClass", "manufacturing"), ("lastName", "L"), ("employees", "900")));

        // With its attributes alone it would have D or E, with its activity alone no fit.
        Assert.Equal((80, Grade.A, 100m), ((int)scene.Crm.OnlyLead["ls_score"]!, (int)scene.Crm.OnlyLead["ls_grade"]!, (decimal)scene.Crm.OnlyLead["ls_profile"]!));
    }

    [Fact]
    public async Task Explanation_tells_thirteen_weeks_back_and_eight_ahead_and_what_would_lift_it()
    {
        await using var scene = await CrmScene.Start();

        await scene.Update(await scene.Did(Greta, "trial_start"));

        using var document = JsonDocument.Parse((string)scene.Crm.OnlyLead["ls_explanation"]!);
        var why = document.RootElement;
        var (trend, outlook) = (why.GetProperty("trend"), why.GetProperty("outlook"));
        Assert.Equal((13, 8), (trend.GetArrayLength(), outlook.GetArrayLength()));
        Assert.Equal((why.GetProperty("asOf").GetString(), 60), (trend[12].GetProperty("day").GetString(), trend[12].GetProperty("total").GetDouble()));
        Assert.Equal((0, 30), (trend[0].GetProperty("total").GetDouble(), outlook[0].GetProperty("total").GetDouble()));
        Assert.Equal("A", why.GetProperty("lift").GetProperty("grade").GetString());
        Assert.Contains(why.GetProperty("lift").GetProperty("fields").EnumerateArray(), field => field.GetProperty("name").GetString() == "employees");
        Assert.Equal("test", why.GetProperty("reasons")[0].GetProperty("sample").GetProperty("source").GetString());
    }

    [Fact]
    public async Task Person_who_moves_to_another_account_leaves_the_former_and_both_are_looked_at()
    {
        await using var scene = await CrmScene.Start();
        var other = Guid.NewGuid();
        scene.Crm.Accounts.AddRange([Nordwerk(null), new { accountid = other, name = "Other" }]);
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        await TakeAccounts(scene);
        (scene.Crm.OnlyLead["_ls_mappedaccountid_value"], scene.Crm.OnlyLead["ls_mappingmethod"]) = (other.ToString(), MappingMethod.Person);

        await scene.Update(person);

        Assert.Empty(await Members(scene, NordwerkId));
        Assert.Equal(person, Assert.Single(await Members(scene, other)));
        Assert.Equal(new[] { NordwerkId, other }.Order(), (await TakeAccounts(scene)).Order());
    }

    private static int Moves(CrmScene scene) =>
        scene.Server.Writes.Count(request => request.Body.Contains($"\"ls_stage\":{LeadStage.QualifiedLead}", StringComparison.Ordinal));

    private static (int Shown, double Reasons) Told(CrmScene scene)
    {
        using var why = JsonDocument.Parse((string)scene.Crm.OnlyLead["ls_explanation"]!);
        return ((int)scene.Crm.OnlyLead["ls_score"]!, why.RootElement.GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("points").GetDouble()));
    }

    private static async Task<List<string>> Members(CrmScene scene, Guid account)
    {
        var members = new List<string>();
        await foreach (var person in scene.Get<AccountMembers>().Of(account, Cancel)) members.Add(person);
        return members;
    }

    private static async Task<List<Guid>> TakeAccounts(CrmScene scene)
    {
        var queue = scene.Get<IPeekLockQueue>();
        var leased = await queue.Receive(Queues.Accounts, 100, TimeSpan.FromMinutes(1), Cancel);
        await queue.Settle(Queues.Accounts, [.. leased.Select(message => new Settlement(message.Lock, MessageOutcome.Done.Instance))], Cancel);
        return [.. leased.Select(message => Guid.Parse(message.Message.Id))];
    }

    private static object Nordwerk(Guid? segment, int industry = IndustryClass.Manufacturing) => new
    {
        accountid = NordwerkId, name = "Nordwerk", ls_emaildomains = "nordwerk.example", ls_industryclass = industry, numberofemployees = 900,
        _ls_segmentid_value = segment,
    };
}
