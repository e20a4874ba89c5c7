using System.Diagnostics.Metrics;
using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.StallSweep;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.StallSweep;

public sealed class StallSweepJobTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 20, 0, TimeSpan.Zero);

    private readonly StalledDeals deals = new() { Now = Now };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int, double, bool, bool> Cases => new()
    {
        { OpportunityStage.Discovery, 60.01, true, true },
        { OpportunityStage.Discovery, 59.99, true, false },
        { OpportunityStage.Proposal, 45.01, true, true },
        { OpportunityStage.Proposal, 44.99, true, false },
        { OpportunityStage.Negotiation, 1000, true, false },
        { OpportunityStage.Won, 1000, false, false },
        { OpportunityStage.Discovery, 1000, false, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Open_opportunity_that_stood_longer_than_its_stage_allows_is_recycled(int stage, double days, bool isOpen, bool recycled)
    {
        await using var scene = await Scene();
        var deal = deals.Add(stage, Now.AddDays(-days), isOpen: isOpen);

        await Sweep(scene);

        Assert.Equal(recycled ? OpportunityStage.Recycled : stage, deals.StageOf(deal));
        Assert.Equal(recycled ? $"ls_recyclereasons({StalledDeals.Reason:D})" : null, (string?)deals.Deal(deal)["reason"]);
    }

    [Fact]
    public async Task Opportunity_that_does_not_say_when_it_entered_its_stage_is_judged_by_its_creation()
    {
        await using var scene = await Scene();
        var (old, fresh) = (deals.Add(OpportunityStage.Discovery, Now.AddDays(-61)), deals.Add(OpportunityStage.Discovery, Now.AddDays(-59)));
        foreach (var deal in new[] { old, fresh }) deals.Deal(deal)[Opportunity.StageEnteredOn] = null;

        await Sweep(scene);

        Assert.Equal((OpportunityStage.Recycled, OpportunityStage.Discovery), (deals.StageOf(old), deals.StageOf(fresh)));
    }

    [Fact]
    public async Task Refusal_of_one_leaves_the_others_recycled_and_is_counted_and_tried_again_later()
    {
        await using var scene = await Scene();
        var all = Enumerable.Range(0, 20).Select(_ => deals.Add(OpportunityStage.Discovery, Now.AddDays(-100))).ToList();
        deals.Refused.Add($"{all[7]:D}");
        var counts = new Dictionary<string, long>();
        using var listener = Listen(counts);

        await Sweep(scene);
        var first = all.Count(deal => deals.StageOf(deal) == OpportunityStage.Recycled);
        deals.Refused.Clear();
        await Sweep(scene);

        Assert.Equal((19, OpportunityStage.Recycled), (first, deals.StageOf(all[7])));
        Assert.Equal((20, 1), (counts["recycled"], counts["refused"]));
    }

    [Fact]
    public async Task Run_again_writes_nothing_more()
    {
        await using var scene = await Scene();
        deals.Add(OpportunityStage.Discovery, Now.AddDays(-100));
        await Sweep(scene);
        var writes = scene.Server.Writes.Count();

        await Sweep(scene);

        Assert.Equal((1, 1), (writes, scene.Server.Writes.Count()));
    }

    [Fact]
    public async Task Leads_of_what_was_recycled_are_told_of_though_a_run_died_before_it_told()
    {
        await using var scene = await Scene();
        var (lead, earlier, longAgo) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        deals.Add(OpportunityStage.Discovery, Now.AddDays(-100), lead);
        deals.Add(OpportunityStage.Recycled, Now.AddHours(-7), earlier, isOpen: false);
        deals.Add(OpportunityStage.Recycled, Now.AddDays(-7), longAgo, isOpen: false);

        await Sweep(scene);

        var queued = await scene.Get<IPeekLockQueue>().Receive(Queues.Changes, 100, TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal(new[] { lead, earlier }.Order(), queued.Select(item => JsonElement.Parse(item.Message.Body).GetProperty("id").GetGuid()).Order());
        Assert.All(queued, item => Assert.Equal("lead", JsonElement.Parse(item.Message.Body).GetProperty("table").GetString()));
    }

    [Fact]
    public async Task Nothing_is_recycled_without_a_reason_for_it_or_a_stage_that_says_when()
    {
        await using var scene = await Scene();
        var deal = deals.Add(OpportunityStage.Discovery, Now.AddDays(-100));
        deals.Reasons.Clear();
        await Sweep(scene);
        deals.Reasons.Add(new { ls_recyclereasonid = StalledDeals.Reason });
        deals.Stages.Clear();
        await Sweep(scene);

        Assert.Equal(OpportunityStage.Discovery, deals.StageOf(deal));
    }

    [Fact]
    public async Task Crm_that_is_away_ends_the_run_with_an_error_so_that_it_is_tried_again()
    {
        await using var scene = await Scene();
        deals.IsAway = true;

        await Assert.ThrowsAsync<IOException>(() => Sweep(scene));
    }

    private async Task<CrmScene> Scene()
    {
        var scene = await CrmScene.Start();
        scene.Crm.Fault = deals.Answer;
        return scene;
    }

    private static Task Sweep(CrmScene scene) => scene.Get<StallSweepJob>().Run(Now, Cancel);

    private static MeterListener Listen(Dictionary<string, long> counts)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == StallCount.Meter) own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, number, tags, _) =>
            counts[(string)tags[0].Value!] = counts.GetValueOrDefault((string)tags[0].Value!) + number);
        listener.Start();
        return listener;
    }
}
