using System.Diagnostics.Metrics;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Sla;
using LeadSync.Functions.SlaSweep;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.Sla;
using LeadSync.Schema;
using SlaStart = LeadSync.Schema.SlaStart;
using SlaState = LeadSync.Schema.SlaState;

namespace LeadSync.Functions.Tests.SlaSweep;

public sealed class SlaSweepJobTests : IAsyncLifetime
{
    private readonly Dictionary<string, long> recovered = [];
    private SlaHost host = null!;
    private MeterListener listener = null!;

    private static DateTimeOffset Monday => SlaHost.Monday;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await SlaHost.Start();
        listener = Listen(recovered);
    }

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return host.DisposeAsync();
    }

    [Fact]
    public async Task Timer_whose_message_was_lost_is_found_and_reported_once()
    {
        var lead = await Running();
        await Lose(Queues.Timers, Monday.AddHours(2));

        await Sweep(Monday.AddHours(2).AddMinutes(1.9));
        Assert.Equal("", await host.Fired(lead));
        await Sweep(Monday.AddHours(2).AddMinutes(2.1));
        await Sweep(Monday.AddHours(2).AddMinutes(3.1));

        Assert.Equal(("warn:50", 1), (await host.Fired(lead), recovered["timer"]));
        Assert.Contains(host.Get<RememberedLog>().Lines, line => line.Contains("1 SLA timers were overdue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Timer_that_waits_for_the_crm_is_sent_ever_more_rarely_and_counted_once()
    {
        await Running();
        host.Crm.Fault = _ => new Reply(503);
        for (var minute = 120; minute < 180; minute++)
        {
            host.Set(Monday.AddMinutes(minute));
            await Assert.ThrowsAsync<IOException>(() => host.Get<SlaSweepJob>().Run(host.Now, Cancel));
        }

        Assert.Equal(1, recovered["timer"]);
    }

    [Fact]
    public async Task Stage_that_was_entered_and_call_that_was_made_without_a_message_are_found()
    {
        var lead = await Running(isMarked: false);
        await Sweep(Monday.AddMinutes(6));
        Assert.Equal(SlaState.Running, (int)host.Crm.Row("leads", lead)[Lead.SlaState]!);
        host.Crm.AddContact("phonecalls", lead, Monday.AddMinutes(20));

        await Sweep(Monday.AddMinutes(26));

        Assert.Equal((SlaState.Met, 2), ((int)host.Crm.Row("leads", lead)[Lead.SlaState]!, recovered["event"]));
    }

    [Fact]
    public async Task Leftover_of_a_look_that_broke_off_is_removed()
    {
        var lead = await Running();
        var index = host.Get<TimerIndex>();
        await index.Put(new(Records.RecordKind.Lead, lead), Monday.AddMinutes(30), Cancel);

        await Sweep(Monday.AddMinutes(40));

        Assert.Empty(await index.DueBefore(Monday.AddMinutes(41), Cancel).ToListAsync(Cancel));
        Assert.False(recovered.ContainsKey("timer"));
    }

    private async Task<Guid> Running(bool isMarked = true)
    {
        var policy = host.Crm.AddPolicy(240, SlaStart.StageEntered, "call");
        host.Crm.AddStage(LeadStage.QualifiedLead, policy);
        var lead = host.Crm.AddLead(LeadStage.QualifiedLead, Monday);
        if (isMarked) await host.Mark(lead);
        await host.RunUntil(Monday.AddMinutes(1));
        return lead;
    }

    private async Task Lose(string queue, DateTimeOffset moment)
    {
        host.Set(moment);
        var lost = await host.Get<IPeekLockQueue>().Receive(queue, 10, TimeSpan.FromMinutes(1), Cancel);
        Assert.Single(lost);
        await host.Get<IPeekLockQueue>().Settle(queue, [new Settlement(lost[0].Lock, MessageOutcome.Done.Instance)], Cancel);
    }

    private async Task Sweep(DateTimeOffset moment)
    {
        host.Set(moment);
        await host.Get<SlaSweepJob>().Run(moment, Cancel);
        await host.HandleDue();
    }

    private MeterListener Listen(Dictionary<string, long> counts)
    {
        var meters = host.Get<IMeterFactory>();
        var own = new MeterListener
        {
            InstrumentPublished = (instrument, heard) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name == "leadsync.sla.recovered") heard.EnableMeasurementEvents(instrument);
            },
        };
        own.SetMeasurementEventCallback<long>((_, number, tags, _) => counts[(string)tags[0].Value!] = counts.GetValueOrDefault((string)tags[0].Value!) + number);
        own.Start();
        return own;
    }
}
