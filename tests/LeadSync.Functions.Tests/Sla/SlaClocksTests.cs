using System.Text.Json.Nodes;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Records;
using LeadSync.Functions.ReceiveCrmChanges;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;
using EscalationAction = LeadSync.Schema.EscalationAction;
using SlaStart = LeadSync.Schema.SlaStart;
using SlaState = LeadSync.Schema.SlaState;

namespace LeadSync.Functions.Tests.Sla;

public sealed class SlaClocksTests : IAsyncLifetime
{
    private const int Stage = LeadStage.QualifiedLead;
    private SlaHost host = null!;

    private static DateTimeOffset Monday => SlaHost.Monday;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await SlaHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(0.1, SlaState.Running, 240, "")]
    [InlineData(2, SlaState.Warned, 120, "warn:50")]
    [InlineData(4, SlaState.Breached, 0, "warn:50 warn:80 esc breach esc")]
    public async Task Lead_shows_how_its_clock_stands(double hours, int state, int left, string fired)
    {
        var lead = await FirstContact();

        await host.RunUntil(Monday.AddHours(hours));

        var row = host.Crm.Row("leads", lead);
        Assert.Equal((state, "2026-11-23T12:00:00Z", "Promise", left), ((int)row[Lead.SlaState]!, (string)row[Lead.SlaDue]!, (string)row[Lead.SlaName]!, (int)row[Lead.SlaMinutesLeft]!));
        Assert.Equal(fired, await host.Fired(lead));
    }

    [Fact]
    public async Task Instance_tells_the_story_of_the_clock()
    {
        var lead = await FirstContact();
        await host.RunUntil(Monday.AddHours(5));

        var row = Assert.Single(host.Crm.Instances);
        Assert.Equal((lead.ToString("D"), SlaCrm.Owner.ToString("D")), ((string)row["_ls_leadid_value"]!, (string)row["_ls_userid_value"]!));
        Assert.Equal((SlaState.Breached, "2026-11-23T12:00:00Z", 80, 2), (
            (int)row[SlaInstance.State]!, (string)row[SlaInstance.BreachedOn]!, (int)row[SlaInstance.WarnedPercent]!, (int)row[SlaInstance.Escalations]!));
        Assert.Equal("started warned warned escalated breached escalated", string.Join(' ', JsonNode.Parse((string)row[SlaInstance.History]!)!.AsArray().Select(entry => (string)entry!["event"]!)));
    }

    [Fact]
    public async Task Escalations_make_one_task_each_for_the_owner_and_in_the_language_of_the_manager()
    {
        await FirstContact();
        await host.RunUntil(Monday.AddHours(30));

        Assert.Equal(
            [("80% of the time used: Promise – Ada Example", SlaCrm.Owner.ToString("D"), 1), ("Frist überschritten: Promise – Ada Example", SlaCrm.Manager.ToString("D"), 2)],
            host.Crm.Tasks.OrderBy(task => (int)task["prioritycode"]!).Select(task => ((string)task["subject"]!, (string)task["_ownerid_value"]!, (int)task["prioritycode"]!)));
    }

    [Fact]
    public async Task Escalation_that_gives_the_lead_away_asks_routing_to()
    {
        var lead = await FirstContact(EscalationAction.Reassign);
        await host.RunUntil(Monday.AddHours(5));

        var order = Assert.Single(host.Routing.Orders);
        Assert.Equal(lead, order.Lead.Ref.Id);
    }

    [Theory]
    [InlineData("phonecalls", false, SlaState.Met)]
    [InlineData("phonecalls", true, SlaState.Running)]
    [InlineData("emails", false, SlaState.Running)]
    public async Task Completed_activity_of_the_owner_meets_the_clock_and_nothing_more_is_due(string set, bool isInbound, int state)
    {
        var lead = await FirstContact();
        await host.RunUntil(Monday.AddMinutes(10));
        var call = host.Crm.AddContact(set, lead, Monday.AddMinutes(10), isInbound);
        await Changed(set[..^1], call);
        await host.RunUntil(Monday.AddMinutes(11));
        Assert.Equal(state, (int)host.Crm.Row("leads", lead)[Lead.SlaState]!);

        await host.RunUntil(Monday.AddHours(50));

        Assert.Equal(state == SlaState.Met ? 0 : 2, host.Crm.Tasks.Count());
    }

    [Fact]
    public async Task Look_that_finds_nothing_new_writes_nothing()
    {
        var lead = await FirstContact();
        await host.RunUntil(Monday.AddMinutes(1));
        var writes = host.Writes;
        await host.Mark(lead);
        await host.RunUntil(Monday.AddMinutes(10));

        Assert.Equal((2, 2), (writes, host.Writes));
    }

    [Fact]
    public async Task While_the_crm_is_away_nothing_is_lost_and_all_is_shown_when_it_is_back()
    {
        var lead = await FirstContact();
        await host.RunUntil(Monday.AddHours(1));
        host.Crm.Fault = _ => new Reply(503);
        await host.RunUntil(Monday.AddHours(3));
        host.Crm.Fault = _ => null;
        await host.RunUntil(Monday.AddHours(3.1));

        Assert.Equal(SlaState.Warned, (int)host.Crm.Row("leads", lead)[Lead.SlaState]!);
    }

    [Fact]
    public async Task Writes_that_the_crm_loses_are_made_up_for_by_the_next_look()
    {
        var lead = await FirstContact(isMarked: false);
        host.Crm.Fault = request => request.Method == "GET" ? null : new Reply(0);
        await host.Mark(lead);
        await host.RunUntil(Monday.AddMinutes(1));
        host.Crm.Fault = _ => null;
        await host.RunUntil(Monday.AddMinutes(3));

        Assert.Equal(SlaState.Running, (int)host.Crm.Row("leads", lead)[Lead.SlaState]!);
        Assert.Single(host.Crm.Instances);
    }

    [Fact]
    public async Task Changed_policy_plans_running_clocks_anew()
    {
        var lead = await FirstContact();
        await host.RunUntil(Monday.AddHours(1));
        var policy = (await host.Stored(lead)).Clocks[0].Policy;
        host.Crm.Row(SlaPolicy.EntitySetName, policy)[SlaPolicy.TargetMinutes] = 60;
        await Changed(SlaPolicy.EntityLogicalName, policy);
        await host.RunUntil(Monday.AddHours(1.1));

        Assert.Equal((SlaState.Breached, "2026-11-23T09:00:00Z"), ((int)host.Crm.Row("leads", lead)[Lead.SlaState]!, (string)host.Crm.Row("leads", lead)[Lead.SlaDue]!));
    }

    [Fact]
    public async Task Changed_calendar_plans_running_clocks_anew_and_a_broken_one_says_why_while_its_clocks_wait()
    {
        var lead = await FirstContact();
        await host.RunUntil(Monday.AddHours(1));
        var calendar = host.Crm.Row(Schema.Calendar.EntitySetName, SlaCrm.Calendar);
        calendar[Schema.Calendar.TimeZone] = "Europe/Bonn";
        await Changed(Schema.Calendar.EntityLogicalName, SlaCrm.Calendar);
        await host.RunUntil(Monday.AddHours(20));
        Assert.Equal(("", true), (await host.Fired(lead), ((string)calendar[Schema.Calendar.Problem]!).StartsWith("timeZone", StringComparison.Ordinal)));

        calendar[Schema.Calendar.TimeZone] = "America/New_York";
        await Changed(Schema.Calendar.EntityLogicalName, SlaCrm.Calendar);
        await host.RunUntil(Monday.AddHours(20));

        // Nine in New York is 14:00 UTC.
        Assert.Equal((null, "2026-11-23T18:00:00Z"), ((string?)calendar[Schema.Calendar.Problem], (string)host.Crm.Row("leads", lead)[Lead.SlaDue]!));
    }

    [Fact]
    public async Task Lead_that_is_gone_leaves_nothing_behind()
    {
        var lead = await FirstContact();
        await host.RunUntil(Monday.AddHours(1));
        host.Crm.Row("leads", lead)["leadid"] = Guid.Empty.ToString("D");
        host.Crm.Row("leads", lead)["statecode"] = 0;
        await host.RunUntil(Monday.AddHours(3));

        Assert.Null((await host.Stored(lead)).ETag);
        Assert.Null(await host.NextMessage());
    }

    [Fact]
    public async Task Clock_of_a_routed_lead_is_the_rules()
    {
        var policy = host.Crm.AddPolicy(60, SlaStart.Routed, "call");
        var lead = host.Crm.AddLead(Stage, Monday);
        host.Routing.Standing[lead] = new Routed(Guid.NewGuid(), Monday.AddMinutes(30), policy, null, null);
        await host.Mark(lead);
        await host.RunUntil(Monday.AddMinutes(40));

        Assert.Equal("2026-11-23T09:30:00Z", (string)host.Crm.Row("leads", lead)[Lead.SlaDue]!);
    }

    private async Task<Guid> FirstContact(int atBreach = EscalationAction.Raise, bool isMarked = true)
    {
        var policy = host.Crm.AddPolicy(240, SlaStart.StageEntered, "call");
        host.Crm.AddStep(policy, 80, EscalationAction.Notify);
        host.Crm.AddStep(policy, 100, atBreach);
        host.Crm.AddStage(Stage, policy);
        var lead = host.Crm.AddLead(Stage, Monday);
        if (isMarked) await host.Mark(lead);
        return lead;
    }

    private async Task Changed(string table, Guid id)
    {
        var message = new CrmChange(table, id, "Update").ToMessage();
        await host.Get<ApplyCrmChangesHandler>().Handle([new ReceivedMessage(message.Id, message.Body, 1, 0, host.Now)], Cancel);
    }
}
