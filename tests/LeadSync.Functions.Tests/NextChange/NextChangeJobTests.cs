using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.NextChange;
using LeadSync.Functions.People;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace LeadSync.Functions.Tests.NextChange;

public sealed class NextChangeJobTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 5, 0, TimeSpan.Zero);
    private static readonly LocalDate Monday = new(2026, 11, 23);

    private readonly ManualTime time = new(Morning);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exactly_those_who_are_due_are_sent()
    {
        await using var scene = await CrmScene.Start(time: time);
        var people = Enumerable.Range(0, 300).Select(n => $"p{n:d3}").ToList();
        foreach (var (n, person) in people.Index()) await Note(scene, person, Monday.PlusDays(n % 100));
        await Run(scene);
        var today = await scene.TakeDirty();
        time.Advance(TimeSpan.FromDays(1));
        await Run(scene);

        Assert.Equal(["p000", "p100", "p200"], today.Order());
        Assert.Equal(["p001", "p101", "p201"], (await scene.TakeDirty()).Order());
    }

    [Fact]
    public async Task Run_after_run_sends_nobody_twice()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Note(scene, "p1", Monday);

        await Run(scene);
        await scene.TakeDirty();
        await Run(scene);

        Assert.Empty(await scene.TakeDirty());
    }

    [Fact]
    public async Task Days_on_which_it_did_not_run_are_made_up_for()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Run(scene);
        foreach (var (person, days) in new[] { ("p1", 1), ("p2", 2), ("p3", 9), ("p4", 10) }) await Note(scene, person, Monday.PlusDays(days));

        time.Advance(TimeSpan.FromDays(9));
        await Run(scene);

        Assert.Equal(["p1", "p2", "p3"], (await scene.TakeDirty()).Order());
    }

    [Fact]
    public async Task First_run_ever_finds_what_was_noted_before_it_though_it_comes_late()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Note(scene, "p1", Monday.PlusDays(1));

        time.Advance(TimeSpan.FromDays(40));
        await Run(scene);

        Assert.Equal("p1", Assert.Single(await scene.TakeDirty()));
    }

    [Fact]
    public async Task Whoever_is_noted_late_for_a_day_that_was_walked_is_found_by_the_next_run()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Run(scene);
        await Note(scene, "p1", Monday);

        await Run(scene);

        Assert.Equal("p1", Assert.Single(await scene.TakeDirty()));
    }

    [Fact]
    public async Task Dying_right_after_the_send_loses_nobody()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Note(scene, "p1", Monday);

        await Assert.ThrowsAsync<IOException>(() => Run(scene, () => throw new IOException("the disk is gone")));
        await Run(scene);

        Assert.Equal("p1", Assert.Single(await scene.TakeDirty()));
    }

    [Fact]
    public async Task Whoever_is_noted_anew_between_the_send_and_the_taking_away_stays_due()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Note(scene, "p1", Monday);

        await Run(scene, () => Note(scene, "p1", Monday));
        var first = await scene.TakeDirty();
        await Run(scene);

        Assert.Equal("p1", Assert.Single(first));
        Assert.Equal("p1", Assert.Single(await scene.TakeDirty()));
    }

    [Fact]
    public async Task Another_day_takes_the_place_of_the_one_before_and_none_takes_it_away()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Note(scene, "moved", Monday);
        await scene.Get<DueDays>().Move(DueKind.Person, "moved", Monday, Monday.PlusDays(1), Cancel);
        await Note(scene, "settled", Monday);
        await scene.Get<DueDays>().Move(DueKind.Person, "settled", Monday, null, Cancel);

        await Run(scene);
        var today = await scene.TakeDirty();
        time.Advance(TimeSpan.FromDays(1));
        await Run(scene);

        Assert.Empty(today);
        Assert.Equal("moved", Assert.Single(await scene.TakeDirty()));
    }

    [Fact]
    public async Task Accounts_go_to_their_own_queue()
    {
        await using var scene = await CrmScene.Start(time: time);
        var account = Guid.NewGuid();
        await scene.Get<DueDays>().Move(DueKind.Account, account.ToString("N"), null, Monday, Cancel);

        await Run(scene);

        var messages = await scene.Get<IPeekLockQueue>().Receive(Queues.Accounts, 10, TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal(account.ToString("N"), Assert.Single(messages).Message.Id);
        Assert.Empty(await scene.TakeDirty());
    }

    [Theory]
    [InlineData(22, 0)]
    [InlineData(23, 1)]
    public async Task Day_begins_when_it_begins_in_the_models_time_zone(int hour, int sent)
    {
        await using var scene = await CrmScene.Start(time: time);
        await Note(scene, "p1", Monday.PlusDays(1));

        time.Advance(TimeSpan.FromHours(hour - Morning.Hour));
        await Run(scene);

        Assert.Equal(sent, (await scene.TakeDirty()).Count);
    }

    private static Task Note(CrmScene scene, string person, LocalDate day) => scene.Get<DueDays>().Move(DueKind.Person, person, null, day, Cancel);

    private Task Run(CrmScene scene) => scene.Get<NextChangeJob>().Run(time.GetUtcNow(), Cancel);

    /// <summary>A run in which something happens right after each send.</summary>
    private Task Run(CrmScene scene, Func<Task> afterSend)
    {
        var queue = new EventfulQueue(scene.Get<IMessageQueue>(), afterSend);
        var job = new NextChangeJob(
            scene.Get<DueDays>(), scene.Get<IScoringModels>(), new DirtyPeople(queue), new DirtyAccounts(queue), scene.Store, NullLogger<NextChangeJob>.Instance);
        return job.Run(time.GetUtcNow(), Cancel);
    }

    private sealed class EventfulQueue(IMessageQueue queue, Func<Task> afterSend) : IMessageQueue
    {
        public async Task Send(string name, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel)
        {
            await queue.Send(name, messages, cancel);
            await afterSend();
        }
    }
}
