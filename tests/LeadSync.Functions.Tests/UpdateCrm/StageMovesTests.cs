using LeadSync.Functions.Messaging;
using LeadSync.Functions.NextChange;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>What keeps a lead from qualifying though its score says so: a cool-down, or a plug-in that says no.</summary>
public sealed class StageMovesTests
{
    private const string Greta = "email:greta@nordwerk.example";
    private const string Missing = "Before a lead becomes a qualified lead, enter its telephone number.";

    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 23, 8, 5, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-11-23T15:30:00Z", 1)]
    [InlineData("2026-11-30T15:30:00Z", 1)]
    [InlineData("2026-11-29T23:01:00Z", 3600)] // 00:01 in Berlin: the job of the new day has yet to run
    public async Task Lead_in_cool_down_is_scored_but_qualifies_by_itself_only_at_its_end(string until, int seconds)
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await scene.Did(Greta, "page_view");
        await scene.Update(person);
        scene.Crm.OnlyLead[Lead.CooldownUntil] = until;
        await Qualify(scene, person);
        var end = DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture);

        while (time.GetUtcNow() < end - TimeSpan.FromHours(1)) await Hour(scene);
        time.Advance(end - time.GetUtcNow() - TimeSpan.FromSeconds(1));
        await Serve(scene);
        var before = (Stage(scene), Moves(scene), (int)scene.Crm.OnlyLead[Lead.Score]!);
        time.Advance(TimeSpan.FromSeconds(seconds));
        if (seconds > 1) await scene.Get<NextChangeJob>().Run(time.GetUtcNow(), Cancel);
        await Serve(scene);

        Assert.Equal((LeadStage.Lead, 0, 120), before);
        Assert.Equal((LeadStage.QualifiedLead, 1), (Stage(scene), Moves(scene)));
    }

    [Fact]
    public async Task Lead_in_cool_down_is_looked_at_no_more_than_on_its_last_day_and_at_its_end()
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.OnlyLead[Lead.CooldownUntil] = "2026-11-30T15:30:00Z";
        await scene.Update(person);
        var looks = 0;

        while (time.GetUtcNow() < new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero)) looks += await Hour(scene);

        Assert.Equal(2, looks);
    }

    [Theory]
    [InlineData(LeadStage.SalesAcceptedLead, 0)]
    [InlineData(LeadStage.Disqualified, 0)]
    [InlineData(LeadStage.Lead, 1)]
    public async Task Cool_down_that_is_over_at_its_end_moves_nothing_but_leads_of_marketing(int stage, int moves)
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await scene.Did(Greta, "page_view");
        await scene.Update(person);
        (scene.Crm.OnlyLead[Lead.CooldownUntil], scene.Crm.OnlyLead[Lead.Stage]) = ("2026-11-24T08:00:00Z", stage);
        await Qualify(scene, person);

        for (var hour = 0; hour < 30; hour++) await Hour(scene);

        Assert.Equal(moves, Moves(scene));
    }

    [Fact]
    public async Task Refused_move_costs_neither_the_score_nor_other_leads_and_says_why()
    {
        await using var scene = await CrmScene.Start(time: time);
        var (greta, other) = (await scene.Did(Greta, "page_view"), await scene.Did("email:bo@nordwerk.example", "page_view"));
        await scene.Update(greta, other);
        var refused = scene.Crm.Leads.Single(lead => (string?)lead.Value[Lead.PersonId] == greta).Key;
        scene.Crm.Fault = request => IsMove(request) && request.Body.Contains($"{refused:D}", StringComparison.Ordinal) ? No : null;
        foreach (var key in new[] { Greta, "email:bo@nordwerk.example" }) await MoreThanEnough(scene, key);

        var outcomes = await scene.Update(greta, other);

        Assert.All(outcomes, outcome => Assert.IsType<MessageOutcome.Done>(outcome));
        var lead = scene.Crm.Leads[refused];
        Assert.Equal((120, LeadStage.Lead, Missing), ((int)lead[Lead.Score]!, (int)lead[Lead.Stage]!, (string?)lead[Lead.StageHint]));
        Assert.Contains(scene.Crm.Leads.Values, row => (int)row[Lead.Stage]! == LeadStage.QualifiedLead && row[Lead.StageHint] is null);
        Assert.Empty(await scene.TakeDirty());
    }

    [Fact]
    public async Task Refusal_stands_once_and_goes_with_the_move_that_succeeds()
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await Refused(scene);
        await scene.Update(person);
        var writes = scene.Server.Writes.Count(request => request.Body.Contains(Missing, StringComparison.Ordinal));

        scene.Crm.Fault = _ => null;
        await scene.Update(person);

        Assert.Equal(1, writes);
        Assert.Equal((LeadStage.QualifiedLead, null), (Stage(scene), (string?)scene.Crm.OnlyLead[Lead.StageHint]));
    }

    [Fact]
    public async Task Refused_move_is_asked_for_once_a_day_and_succeeds_when_what_was_missing_is_there()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Refused(scene);
        var asked = new List<int>();

        for (var day = 0; day < 3; day++)
        {
            for (var hour = 0; hour < 24; hour++) await Hour(scene);
            asked.Add(Moves(scene));
        }
        scene.Crm.Fault = _ => null;
        for (var hour = 0; hour < 24; hour++) await Hour(scene);
        for (var hour = 0; hour < 48; hour++) Assert.Equal(0, await Hour(scene));

        Assert.Equal([2, 3, 4], asked);
        Assert.Equal(LeadStage.QualifiedLead, Stage(scene));
    }

    [Theory]
    [InlineData(Lead.CooldownUntil, "2026-12-24T08:00:00Z")]
    [InlineData(Lead.InterestFrom, "2026-11-23T09:00:00Z")]
    [InlineData(Lead.Stage, LeadStage.Disqualified)]
    public async Task Refusal_goes_where_the_move_is_wanted_no_more(string column, object value)
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await Refused(scene);
        scene.Crm.OnlyLead[column] = System.Text.Json.JsonSerializer.SerializeToNode(value);

        await scene.Update(person);

        Assert.Null(scene.Crm.OnlyLead[Lead.StageHint]);
    }

    [Fact]
    public async Task Long_refusal_is_cut_to_what_the_column_takes()
    {
        await using var scene = await CrmScene.Start(time: time);
        await Refused(scene, new string('x', 3000));

        Assert.Equal(2000, ((string)scene.Crm.OnlyLead[Lead.StageHint]!).Length);
    }

    private static Reply No => Reply.Error(400, "0x80040265", Missing);

    private static async Task<string> Refused(CrmScene scene, string message = Missing)
    {
        var person = await scene.Did(Greta, "page_view");
        await scene.Update(person);
        scene.Crm.Fault = request => IsMove(request) ? Reply.Error(400, "0x80040265", message) : null;
        await Qualify(scene, person);
        return person;
    }

    private static async Task Qualify(CrmScene scene, string person)
    {
        await MoreThanEnough(scene, Greta);
        await scene.Update(person);
    }

    private static async Task MoreThanEnough(CrmScene scene, string key)
    {
        await scene.Did(key, "form_submit", null, ("lastName", "L"));
        await scene.Did(key, "form_submit");
    }

    private static int Stage(CrmScene scene) => (int)scene.Crm.OnlyLead[Lead.Stage]!;

    private static bool IsMove(Received request) => request.Body.Contains($"\"{Lead.Stage}\":{LeadStage.QualifiedLead}", StringComparison.Ordinal);

    private static int Moves(CrmScene scene) => scene.Server.Writes.Count(IsMove);

    /// <summary>An hour passes: the job runs, and the queue is served. Gives how many people were looked at.</summary>
    private async Task<int> Hour(CrmScene scene)
    {
        time.Advance(TimeSpan.FromHours(1));
        await scene.Get<NextChangeJob>().Run(time.GetUtcNow(), Cancel);
        return await Serve(scene);
    }

    private static async Task<int> Serve(CrmScene scene)
    {
        if (await scene.TakeDirty() is not { Count: > 0 } due) return 0;
        await scene.Update([.. due]);
        return due.Count;
    }
}
