using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.UpdateAccounts;
using LeadSync.Schema;
using LeadSync.Tests.Shared;
using NodaTime;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>A form is worth 60, for ever. After a reset the score is that of the later activities alone.</summary>
public sealed class InterestResetTests
{
    private const string Greta = "email:greta@nordwerk.example";
    private const string Work = "email:g.lindqvist@nordwerk.example";

    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 23, 8, 0);

    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reset_leaves_what_came_later_and_profile_and_stays_with_later_and_late_activities()
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await Forms(scene, Greta, 0, 2);
        await scene.Update(person);
        var before = (Score(scene.Crm.OnlyLead), (decimal)scene.Crm.OnlyLead[Lead.Profile]!);

        Reset(scene.Crm.OnlyLead, 1);
        await scene.Update(person);
        var after = (Score(scene.Crm.OnlyLead), (decimal)scene.Crm.OnlyLead[Lead.Profile]!);
        await Forms(scene, Greta, 1, -24, 3);
        await scene.Update(person);

        Assert.Equal((120, 50m), before);
        Assert.Equal((60, 50m), after);
        Assert.Equal(120, Score(scene.Crm.OnlyLead));
    }

    [Theory]
    [InlineData(null, 180)]
    [InlineData(0, 120)]
    [InlineData(1, 60)]
    [InlineData(2, 0)]
    public async Task Score_follows_a_reset_that_is_moved_or_taken_back(int? hour, int expected)
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await Forms(scene, Greta, 0, 1, 2);
        await scene.Update(person);
        Reset(scene.Crm.OnlyLead, 1);
        await scene.Update(person);

        Reset(scene.Crm.OnlyLead, hour);
        await scene.Update(person);

        Assert.Equal(expected, Score(scene.Crm.OnlyLead));
    }

    [Fact]
    public async Task Closed_lead_keeps_its_reset_for_the_contact_and_for_a_new_lead()
    {
        await using var scene = await CrmScene.Start(time: time);
        var person = await Forms(scene, Greta, 0, 2);
        await scene.Update(person);
        Reset(scene.Crm.OnlyLead, 1);
        scene.Crm.OnlyLead["statecode"] = 1;
        var contact = scene.Crm.AddContact(new JsonObject { ["emailaddress1"] = "greta@nordwerk.example" });
        var fresh = scene.Crm.AddLead(new JsonObject { ["emailaddress1"] = "greta@nordwerk.example", ["lastname"] = "L" });

        await scene.Update(person);

        Assert.Equal((60, 60), (Score(scene.Crm.Contacts[contact]), Score(scene.Crm.Leads[fresh])));
    }

    [Theory]
    [InlineData(0, 2, 60)]
    [InlineData(2, 0, 60)]
    [InlineData(null, 1, 120)]
    [InlineData(1, null, 120)]
    [InlineData(null, null, 240)]
    public async Task Of_merged_people_the_later_reset_holds_and_undone_each_has_its_own(int? one, int? other, int merged)
    {
        await using var scene = await CrmScene.Start(time: time);
        var (greta, work) = (await Forms(scene, Greta, 0, 2), await Forms(scene, Work, 1, 3));
        await scene.Update(greta, work);
        var (hers, theirs) = (LeadOf(scene, greta), LeadOf(scene, work));
        Reset(hers, one);
        Reset(theirs, other);
        await scene.Update(greta, work);
        var apart = (Score(hers), Score(theirs));

        var survivor = await scene.Get<PersonDirectory>().Merge(greta, work, Cancel);
        await scene.Update(survivor);
        var together = (Score(hers), Score(theirs));
        await scene.Get<MergeUndo>().Undo(survivor, Cancel);
        await scene.Update(greta, work);

        Assert.Equal((merged, merged), together);
        Assert.Equal(apart, (Score(hers), Score(theirs)));
    }

    [Fact]
    public async Task Account_follows_the_reset_of_its_people()
    {
        await using var scene = await AccountScene.Start(time);
        var account = scene.AddAccount(new JsonObject { [Account.EmailDomains] = "nordwerk.example" });
        var person = await Forms(scene.Crm, Greta, 0, 2);
        await scene.Crm.Update(person);
        await scene.UpdateWaiting();
        var before = scene.Score(account);

        Reset(scene.Crm.Crm.OnlyLead, 1);
        await scene.Crm.Update(person);
        await scene.UpdateWaiting();

        Assert.Equal((120, 60), (before, scene.Score(account)));
    }

    /// <summary>Activities old and new, some twice, in any order; resets back and forth; writers that know nothing of what was kept.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Score_is_that_of_the_ledger_after_the_last_reset_however_it_came_to_be(int seed)
    {
        var random = new Random(seed);
        await using var scene = await CrmScene.Start(time: time);
        var person = await Forms(scene, Greta, 0);
        await scene.Update(person);
        var (hours, reset) = (new HashSet<int> { 0 }, default(int?));
        for (var step = 0; step < 25; step++)
        {
            var hour = random.Next(-30, 10);
            if (random.Next(3) == 0) Reset(scene.Crm.OnlyLead, reset = random.Next(4) == 0 ? null : hour);
            else await Forms(scene, Greta, hour, hours.Add(hour) ? hour : 0);
            if (random.Next(2) == 0) await scene.Update(person);
            if (random.Next(6) == 0) await ForgetState(scene, person);
        }

        await scene.Update(person);

        Assert.Equal(reset is { } at ? $"{At(at)}" : null, (string?)JsonNode.Parse((string)scene.Crm.OnlyLead[Lead.Explanation]!)!["interestFrom"]);
        Assert.Equal(60 * hours.Count(hour => hour > (reset ?? int.MinValue)), Score(scene.Crm.OnlyLead));
        using var why = JsonDocument.Parse((string)scene.Crm.OnlyLead["ls_explanation"]!);
        Assert.Equal(Score(scene.Crm.OnlyLead), why.RootElement.GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("points").GetDouble()));
    }

    /// <summary>Somebody sends a form at each of the hours; the same hour twice is the same form.</summary>
    private static async Task<string> Forms(CrmScene scene, string key, params int[] hours)
    {
        var keys = new[] { PersonKey.Parse(key)! };
        var person = (await scene.Get<PersonDirectory>().Link(keys, Cancel)).Home;
        foreach (var hour in hours)
        {
            var form = new Activity
            {
                Id = $"{key} {hour}", Source = "test", Kind = ActivityKind.FormSubmit, OccurredAt = At(hour), ReceivedAt = At(hour), Keys = keys,
            };
            await scene.Get<PersonLedger>().Record(
                person, [new ReportedActivity(form, new Dictionary<string, string>())], await scene.Get<IScoringModels>().Published(Cancel), Cancel);
        }
        return person;
    }

    private static void Reset(JsonObject lead, int? hour) => lead[Lead.InterestFrom] = hour is { } at ? $"{At(at)}" : null;

    private static JsonObject LeadOf(CrmScene scene, string person) => scene.Crm.Leads.Values.Single(lead => (string?)lead[Lead.PersonId] == person);

    // As a crash leaves it, or a version that knew nothing of resets.
    private static Task<CommitResult> ForgetState(CrmScene scene, string person) =>
        scene.Store.Commit(new Partition("people", person), [new RowOperation.Upsert("state", [])], Cancel);

    private static int Score(JsonObject lead) => (int)lead[Lead.Score]!;

    private static Instant At(int hour) => Morning + Duration.FromHours(hour);
}
