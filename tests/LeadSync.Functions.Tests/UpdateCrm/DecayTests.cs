using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.NextChange;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>The model's "trial" is worth 60 and halves every 7 days; grade D takes 5, A takes 60 and a fit of 20.</summary>
public sealed class DecayTests
{
    private const string Greta = "email:greta@nordwerk.example";

    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 23, 8, 5, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lead_names_the_day_on_which_its_grade_falls_and_what_it_becomes()
    {
        await using var scene = await CrmScene.Start(time: time);

        await scene.Update(await scene.Did(Greta, "trial_start"));

        // 60 × 2^(−25/7) = 5.05 and 60 × 2^(−26/7) = 4.57: D is lost on the 26th day.
        Assert.Equal(("2026-12-19", Grade.D), ((string?)scene.Crm.OnlyLead["ls_nextchange"], (int)scene.Crm.OnlyLead["ls_grade"]!));
        using var why = JsonDocument.Parse((string)scene.Crm.OnlyLead["ls_explanation"]!);
        Assert.Equal("2026-12-19", why.RootElement.GetProperty("nextChange").GetString());
        Assert.Equal("E", why.RootElement.GetProperty("becomes").GetProperty("grade").GetString());
    }

    [Fact]
    public async Task Lead_is_rewritten_on_the_day_its_grade_falls_and_on_no_day_before()
    {
        await using var scene = await CrmScene.Start(time: time);
        await scene.Update(await scene.Did(Greta, "trial_start"));
        var written = new List<int>();
        for (var day = 1; day <= 40; day++)
            if (await NextDay(scene) > 0) written.Add(day);

        Assert.Equal([26], written);
        Assert.Equal((Grade.E, 5), ((int)scene.Crm.OnlyLead["ls_grade"]!, (int)scene.Crm.OnlyLead["ls_score"]!));
        Assert.Null(scene.Crm.OnlyLead["ls_nextchange"]);
    }

    [Fact]
    public async Task Of_many_leads_only_those_that_change_cost_a_request()
    {
        await using var scene = await CrmScene.Start(time: time);
        var people = new List<string>();
        for (var n = 0; n < 30; n++)
        {
            people.Add(await scene.Did($"email:p{n}@nordwerk.example", n < 3 ? "trial_start" : "form_submit"));
            await scene.Update(people[n]);
        }
        time.Advance(TimeSpan.FromDays(26));
        await scene.Get<NextChangeJob>().Run(time.GetUtcNow(), Cancel);

        Assert.Equal(people.Take(3).Order(), (await scene.TakeDirty()).Order());
    }

    [Fact]
    public async Task Activity_of_a_coming_day_counts_once_that_day_has_come_though_nothing_happens()
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await scene.Did(Greta, "form_submit");
        time.Advance(TimeSpan.FromDays(2));
        await scene.Did(Greta, "page_view", "https://x.example/pricing");
        time.Advance(TimeSpan.FromDays(-2));
        await scene.Update(person);
        var before = (int)scene.Crm.OnlyLead["ls_score"]!;

        await NextDay(scene);
        await NextDay(scene);

        Assert.Equal((60, 75), (before, (int)scene.Crm.OnlyLead["ls_score"]!));
    }

    [Fact]
    public async Task Crm_that_is_away_on_the_day_gets_the_score_when_it_is_back()
    {
        await using var scene = await CrmScene.Start(time: time);
        await scene.Update(await scene.Did(Greta, "trial_start"));
        scene.Crm.Fault = request => request.Method == "POST" ? new Reply(503) : null;
        time.Advance(TimeSpan.FromDays(26));
        await scene.Get<NextChangeJob>().Run(time.GetUtcNow(), Cancel);
        var person = Assert.Single(await scene.TakeDirty());
        Assert.IsType<MessageOutcome.Later>((await scene.Update(person)).Single());
        scene.Crm.Fault = _ => null;

        await scene.Update(person);

        Assert.Equal(Grade.E, (int)scene.Crm.OnlyLead["ls_grade"]!);
    }

    /// <summary>A day begins: the job runs, and whoever is due is updated. Gives the number of writes.</summary>
    private async Task<int> NextDay(CrmScene scene)
    {
        var writes = scene.Server.Writes.Count();
        time.Advance(TimeSpan.FromDays(1));
        await scene.Get<NextChangeJob>().Run(time.GetUtcNow(), Cancel);
        if (await scene.TakeDirty() is { Count: > 0 } due) await scene.Update([.. due]);
        return scene.Server.Writes.Count() - writes;
    }
}
