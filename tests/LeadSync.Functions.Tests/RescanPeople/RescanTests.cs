using System.Text.Json.Nodes;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.RescanPeople;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Functions.WatchModels;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Functions.Tests.RescanPeople;

public sealed class RescanTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publication_scores_everybody_anew_and_names_the_version()
    {
        await using var scene = await Scored("form_submit", "page_view", "form_submit");
        scene.Has(LittleCrm.Model("default", 2, ModelScene.Generous, isPrimary: true));

        await scene.Tell();
        await scene.Rescan();

        Assert.Equal(["0 default/2", "80 default/2", "80 default/2"], Scores(scene));
    }

    [Fact]
    public async Task Publication_that_nobody_told_of_is_caught_up_by_the_clock()
    {
        await using var scene = await Scored("form_submit");
        scene.Has(LittleCrm.Model("default", 2, ModelScene.Generous, isPrimary: true));

        await scene.Get<WatchModelsJob>().Run(DateTimeOffset.UtcNow, Cancel);
        await scene.Rescan();

        Assert.Equal(["80 default/2"], Scores(scene));
    }

    [Fact]
    public async Task Nothing_is_scanned_while_the_same_models_are_published()
    {
        await using var scene = await Scored("form_submit");

        await scene.Tell();
        await scene.Get<WatchModelsJob>().Run(DateTimeOffset.UtcNow, Cancel);

        Assert.Equal(0, await scene.Rescan());
    }

    [Fact]
    public async Task Models_of_two_product_lines_score_side_by_side_and_a_retired_one_takes_its_scores_along()
    {
        await using var scene = await Scored("form_submit");
        var primary = scene.Crm.Models.Single();
        scene.Has(primary, LittleCrm.Model("services", 1, ModelScene.Generous));
        await scene.Tell();
        await scene.Rescan();
        var beside = (int)Assert.Single(scene.Crm.LeadScores.Values)["ls_score"]!;

        scene.Has(primary);
        await scene.Tell();
        await scene.Rescan();

        Assert.Equal(80, beside);
        Assert.Equal(["60 default/1"], Scores(scene));
        Assert.Empty(scene.Crm.LeadScores);
    }

    [Fact]
    public async Task Rescan_waits_while_the_crm_is_away_and_loses_nobody()
    {
        await using var scene = await Scored("form_submit");
        scene.Has(LittleCrm.Model("default", 2, ModelScene.Generous, isPrimary: true));
        await scene.Tell();
        scene.Crm.Fault = request => request.PathAndQuery.Contains("/leads", StringComparison.Ordinal) ? Reply.Error(503, "0x80040000") : null;
        var bucket = await BucketOf(scene, (string)scene.Crm.OnlyLead["ls_personid"]!);

        var away = await Handle(scene, bucket);
        scene.Crm.Fault = _ => null;
        var back = await Handle(scene, bucket);

        Assert.IsType<MessageOutcome.Later>(away);
        Assert.IsType<MessageOutcome.Done>(back);
        Assert.Equal(["80 default/2"], Scores(scene));
    }

    [Fact]
    public async Task Large_bucket_is_walked_page_by_page()
    {
        await using var scene = await CrmScene.Start();
        for (var n = 0; n < 5; n++)
            await scene.Store.Commit(
                new Partition("roster", "00"), [.. Enumerable.Range(n * 90, 90).Select(person => new RowOperation.Upsert($"p{person:d4}", []))], Cancel);

        await scene.Get<AccountDirectory>().Current(Cancel);
        await scene.Tell();

        // 450 people are three pages.
        Assert.Equal(PersonRoster.Buckets + 2, await scene.Rescan());
    }

    [Fact]
    public async Task Rescan_that_could_not_be_queued_as_a_whole_is_queued_again()
    {
        await using var scene = await CrmScene.Start();
        await scene.Get<AccountDirectory>().Current(Cancel);
        var models = await scene.Get<IScoringModels>().Published(Cancel);
        var breaking = new Rescans(scene.Store, new BreakingQueue(scene.Get<IMessageQueue>(), 10), NullLogger<Rescans>.Instance);

        await Assert.ThrowsAsync<IOException>(() => breaking.StartIfChanged(models, Cancel));
        await scene.Get<Rescans>().StartIfChanged(models, Cancel);

        Assert.Equal(PersonRoster.Buckets, await scene.Rescan());
    }

    [Fact]
    public async Task Message_without_a_bucket_is_a_dead_letter()
    {
        await using var scene = await CrmScene.Start();
        Assert.IsType<MessageOutcome.DeadLetter>(await Handle(scene, PersonRoster.Buckets));
    }

    /// <summary>A person per activity, all of them leads, scored by the only model there is.</summary>
    private static async Task<CrmScene> Scored(params string[] kinds)
    {
        var scene = await CrmScene.Start();
        await scene.Tell();
        await scene.Rescan();
        for (var n = 0; n < kinds.Length; n++) await scene.Update(await scene.Did($"email:p{n}@nordwerk.example", kinds[n]));
        return scene;
    }

    private static IEnumerable<string> Scores(CrmScene scene) =>
        scene.Crm.Leads.Values.Select((JsonObject lead) => $"{(int)lead["ls_score"]!} {(string?)lead["ls_scoremodel"]}").Order(StringComparer.Ordinal);

    private static async Task<int> BucketOf(CrmScene scene, string person)
    {
        for (var bucket = 0; ; bucket++)
            if ((await scene.Get<PersonRoster>().Page(bucket, null, 10, Cancel)).Contains(person)) return bucket;
    }

    private static async Task<MessageOutcome> Handle(CrmScene scene, int bucket)
    {
        var message = new RescanMessage(bucket, null).ToMessage();
        return (await scene.Get<RescanPeopleHandler>().Handle([new ReceivedMessage(message.Id, message.Body, 1, 0, DateTimeOffset.UtcNow)], Cancel)).Outcomes.Single();
    }

    /// <summary>Breaks after so many messages.</summary>
    private sealed class BreakingQueue(IMessageQueue queue, int left) : IMessageQueue
    {
        private int left = left;

        public Task Send(string name, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel) =>
            left-- > 0 ? queue.Send(name, messages, cancel) : throw new IOException("the disk is full");
    }
}
