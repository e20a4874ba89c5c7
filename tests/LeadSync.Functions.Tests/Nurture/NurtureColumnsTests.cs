using System.Text.Json.Nodes;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Schema;
using LeadSync.Tests.Shared;
using NodaTime;

namespace LeadSync.Functions.Tests.Nurture;

/// <summary>The model asks for an interest of 60, a fit of 20 and a profile of 80 for grade A, and of 5, 0 and 20 for D.</summary>
public sealed class NurtureColumnsTests
{
    private const string Greta = "email:greta@nordwerk.example";

    private static readonly Guid Specialist = Id(1);
    private static readonly Guid Buyer = Id(2);
    private static readonly Guid Interest = Id(11);
    private static readonly Guid InterestOfBuyers = Id(12);
    private static readonly Guid Fit = Id(13);
    private static readonly Guid Later = Id(14);

    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 23, 8, 5, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(PositionLevel.Specialist, null, 1)]
    [InlineData(PositionLevel.Specialist, Department.Purchasing, 2)]
    [InlineData(null, Department.Purchasing, 2)]
    [InlineData(null, Department.Operations, null)]
    public async Task Lead_gets_the_first_persona_that_it_is_and_the_track_for_what_it_lacks(int? level, int? department, int? persona)
    {
        await using var scene = await Scene();
        var person = await Known(scene);
        (scene.Crm.OnlyLead[Lead.PositionLevel], scene.Crm.OnlyLead[Lead.Department]) = (level, department);

        await scene.Update(person);

        Assert.Equal(persona is { } number ? Id((byte)number) : null, Persona(scene));
        Assert.Equal(persona == 2 ? InterestOfBuyers : Interest, Track(scene));
    }

    [Fact]
    public async Task Topic_makes_a_persona_of_who_is_interested_in_it()
    {
        await using var scene = await Scene();
        var engineer = Id(3);
        scene.Crm.Personas.Add(new { ls_personaid = engineer, ls_topic = "*pumps*", ls_priority = 5 });
        var person = await Known(scene);

        await scene.Did(new Activity
        {
            Id = "a", Source = "test", Kind = ActivityKind.PageView, Topic = "Feed pumps", Keys = [PersonKey.Parse(Greta)!],
            OccurredAt = Instant.FromUtc(2026, 11, 23, 8, 0), ReceivedAt = Instant.FromUtc(2026, 11, 23, 8, 0),
        });
        await scene.Update(person);

        Assert.Equal(engineer, Persona(scene));
    }

    [Fact]
    public async Task Same_persona_and_track_are_not_written_again()
    {
        await using var scene = await Scene();
        var person = await Known(scene);
        await scene.Update(person);
        var writes = scene.Server.Writes.Count();

        await scene.Update(person);

        Assert.Equal((writes, Interest), (scene.Server.Writes.Count(), Track(scene)));
    }

    [Fact]
    public async Task Track_changes_with_what_is_lacking_and_ends_with_the_move_to_sales()
    {
        await using var scene = await Scene();
        var person = await Known(scene);
        await scene.Update(person);
        var first = Track(scene);
        await scene.Did(Greta, "form_submit", null, ("lastName", "L"));
        await scene.Update(person);
        var second = Track(scene);
        await scene.Did(Greta, "form_submit");
        await scene.Update(person);

        Assert.Equal((Interest, Fit, null), (first, second, Track(scene)));
        Assert.Equal(LeadStage.QualifiedLead, (int)scene.Crm.OnlyLead[Lead.Stage]!);
    }

    [Fact]
    public async Task Track_of_a_recycle_reason_stays_until_the_cool_down_is_over()
    {
        await using var scene = await Scene();
        var person = await Known(scene);
        scene.Crm.OnlyLead["_ls_nurturetrackid_value"] = Later.ToString();
        scene.Crm.OnlyLead[Lead.CooldownUntil] = "2026-11-23T12:00:00Z";
        await scene.Update(person);
        var during = Track(scene);

        time.Advance(TimeSpan.FromHours(4));
        await scene.Update([.. await scene.TakeDirty()]);

        Assert.Equal((Later, Interest), (during, Track(scene)));
    }

    [Theory]
    [InlineData("donotbulkemail")]
    [InlineData("donotemail")]
    [InlineData("unsubscribe")]
    [InlineData("email_complaint")]
    public async Task Who_does_not_want_to_be_addressed_has_no_track_but_a_persona(string how)
    {
        await using var scene = await Scene();
        var person = await Known(scene);
        scene.Crm.OnlyLead[Lead.Department] = Department.Purchasing;
        await scene.Update(person);
        var before = Track(scene);

        if (how.StartsWith("do", StringComparison.Ordinal)) scene.Crm.OnlyLead[how] = true;
        else await scene.Did(Greta, how);
        await scene.Update(person);

        Assert.Equal((InterestOfBuyers, null, Buyer), (before, Track(scene), Persona(scene)));
    }

    [Fact]
    public async Task New_lead_is_looked_at_again_once_the_crm_has_typed_it()
    {
        await using var scene = await Scene();
        await Known(scene);
        scene.Crm.OnlyLead[Lead.PositionLevel] = PositionLevel.Specialist;
        var (atOnce, first) = (await scene.TakeDirty(), Track(scene));

        time.Advance(TimeSpan.FromSeconds(10));
        await scene.Update([.. await scene.TakeDirty()]);

        Assert.Empty(atOnce);
        Assert.Equal((Interest, Interest, Specialist), (first, Track(scene), Persona(scene)));
    }

    [Fact]
    public async Task New_lead_has_its_track_from_the_beginning_unless_it_qualifies_at_once()
    {
        await using var scene = await Scene();
        await Known(scene);
        await scene.Did("email:bo@nordwerk.example", "form_submit", null, ("lastName", "B"));
        await scene.Update(await scene.Did("email:bo@nordwerk.example", "form_submit"));

        var tracks = scene.Crm.Leads.Values.Select(lead => ((int)lead[Lead.Stage]!, Lookup(lead, "_ls_nurturetrackid_value"))).Order();

        Assert.Equal([(LeadStage.Lead, Interest), (LeadStage.QualifiedLead, null)], tracks);
        Assert.DoesNotContain(scene.Server.Writes, write => write.Body.Contains("ls_NurtureTrackId@odata.bind\":null", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lead_that_the_crm_refuses_to_create_is_not_asked_for_again_by_itself()
    {
        await using var scene = await Scene();
        scene.Crm.Fault = request => request.Method == "POST" ? Reply.Error(400, "0x80040265") : null;
        await Known(scene);

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(await scene.TakeDirty());
    }

    [Fact]
    public async Task Rows_that_change_are_read_again_and_everybody_is_looked_at()
    {
        await using var scene = await Scene();
        var person = await Known(scene);
        await scene.Update(person);
        scene.Crm.NurtureTracks.Clear();
        await scene.Update(person);
        var untold = Track(scene);

        await scene.Changed("ls_nurturetrack", Interest);
        var pages = await scene.Get<IPeekLockQueue>().Receive(Queues.Rescans, 100, TimeSpan.FromMinutes(1), Cancel);
        await scene.Update(person);

        Assert.Equal((Interest, null), (untold, Track(scene)));
        Assert.Equal(64, pages.Count);
    }

    private async Task<CrmScene> Scene()
    {
        var scene = await CrmScene.Start(time: time);
        scene.Crm.Personas.AddRange([
            new { ls_personaid = Specialist, ls_positionlevel = PositionLevel.Specialist, ls_priority = 20 },
            new { ls_personaid = Buyer, ls_department = Department.Purchasing, ls_priority = 10 },
        ]);
        scene.Crm.NurtureTracks.AddRange([
            TrackRow(Later, NurtureGoal.Reactivate, 1), TrackRow(Interest, NurtureGoal.RaiseInterest, 20), TrackRow(Fit, NurtureGoal.ImproveFit, 5),
            TrackRow(InterestOfBuyers, NurtureGoal.RaiseInterest, 10, Buyer),
        ]);
        return scene;
    }

    /// <summary>Somebody who has a lead already, and did nothing that counts.</summary>
    private static async Task<string> Known(CrmScene scene)
    {
        var person = await scene.Did(Greta, "page_view");
        await scene.Update(person);
        return person;
    }

    private static object TrackRow(Guid id, int goal, int order, Guid? persona = null) =>
        new { ls_nurturetrackid = id, ls_goal = goal, ls_order = order, _ls_personaid_value = persona };

    private static Guid? Persona(CrmScene scene) => Lookup(scene.Crm.OnlyLead, "_ls_personaid_value");

    private static Guid? Track(CrmScene scene) => Lookup(scene.Crm.OnlyLead, "_ls_nurturetrackid_value");

    private static Guid? Lookup(JsonObject lead, string column) => (string?)lead[column] is { } id ? Guid.Parse(id) : null;

    private static Guid Id(byte number) => new(number, 0, 0, new byte[8]);
}
