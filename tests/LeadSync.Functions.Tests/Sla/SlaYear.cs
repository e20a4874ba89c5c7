using System.Text.Json.Nodes;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.SlaSweep;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Sla;

/// <summary>
/// Plays a script against LeadSync, from event to message to sweep, with everything that goes wrong: messages are lost, come twice and in any
/// order, and the process dies in the middle of its work and is down for a while.
/// </summary>
internal sealed class SlaYear(SlaHost host, int seed)
{
    public const int Leads = 2;

    // Minutes after which a sweep may find what was lost: a timer after its patience, an event when the CRM is asked.
    private static readonly int[] SweptAfter = [3, 6, 11];

    private readonly Random random = new(seed);
    private readonly SortedSet<DateTimeOffset> sweeps = [];

    public static (DateTimeOffset From, DateTimeOffset Until) Time => (SlaHost.Monday, SlaHost.Monday.AddDays(365));

    /// <summary>A Sunday night: the policies change then.</summary>
    public static DateTimeOffset Change => SlaHost.Monday.AddDays(181).AddHours(-6);

    public List<ScriptEvent> Script { get; private set; } = [];

    public List<Guid> Ids { get; } = [];

    public Dictionary<string, Guid> Policies { get; } = [];

    public int Lost { get; private set; }

    public int Crashes { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task Play()
    {
        Prepare();
        var next = 0;
        for (var day = Time.From; day <= Time.Until.AddDays(1); day = day.AddDays(1)) sweeps.Add(day);
        while (await NextMoment(next) is { } moment && moment <= Time.Until)
        {
            host.Set(moment);
            if (moment == Change) await ChangePolicies();
            while (next < Script.Count && Script[next].At <= host.Now) await Happen(Script[next++]);
            if (sweeps.Min <= host.Now) await Sweep();
            var harm = Lost + Crashes;
            await Pump(isReliable: false);
            if (Lost + Crashes > harm) await SweepAtAlarms();
        }
    }

    /// <summary>Whoever died after storing an alarm and before sending its message leaves it to the sweep.</summary>
    private async Task SweepAtAlarms()
    {
        foreach (var lead in Ids)
            if ((await host.Stored(lead)).Alarm is { } alarm)
                foreach (var minute in SweptAfter) sweeps.Add(alarm.AddMinutes(minute));
    }

    private void Prepare()
    {
        Script = SlaScript.Of(random, Leads, Time);
        Policies["first"] = host.Crm.AddPolicy(480, Schema.SlaStart.StageEntered, "call", new JsonObject { [SlaPolicy.PauseStatuses] = "9" });
        Policies["work"] = host.Crm.AddPolicy(3000, Schema.SlaStart.StageEntered, "stage email",
            new JsonObject { [SlaPolicy.PauseStatuses] = "9", [SlaPolicy.BusinessTime] = false });
        Policies["answer"] = host.Crm.AddPolicy(300, Schema.SlaStart.AnswerAwaited, "call email",
            new JsonObject { [SlaPolicy.PauseStatuses] = "9", [SlaPolicy.AppliesTo] = StageTable.Lead });
        host.Crm.AddStage(LeadStage.QualifiedLead, Policies["first"]);
        host.Crm.AddStage(LeadStage.SalesAcceptedLead, Policies["work"]);
        foreach (var policy in Policies.Values) host.Crm.AddStep(policy, 120, Schema.EscalationAction.Notify);
        for (var lead = 0; lead < Leads; lead++) Ids.Add(host.Crm.AddLead(LeadStage.Prospect, Time.From));
        sweeps.Add(Change);
    }

    private async Task<DateTimeOffset?> NextMoment(int next)
    {
        var moments = new[] { next < Script.Count ? Script[next].At : (DateTimeOffset?)null, await host.NextMessage(), sweeps.Min };
        return moments.Min() is { } first ? first > host.Now ? first : host.Now : null;
    }

    private async Task ChangePolicies()
    {
        await Pump(isReliable: true);
        host.Crm.Row(SlaPolicy.EntitySetName, Policies["first"])[SlaPolicy.TargetMinutes] = 300;
        host.Crm.Row(SlaPolicy.EntitySetName, Policies["work"])[SlaPolicy.TargetMinutes] = 4000;
        await host.Get<LeadSync.Functions.Sla.SlaDirectory>().Invalidate(Cancel);
        await host.Get<LeadSync.Functions.ReplanClocks.Replans>().Start(Cancel);
        await Pump(isReliable: true);
    }

    private async Task Happen(ScriptEvent happening)
    {
        var lead = Ids[happening.Lead];
        if (happening.What == Happening.Entered) host.Crm.Enter(lead, happening.Stage, happening.At);
        else if (happening.What is Happening.Paused or Happening.Resumed) host.Crm.SetStatus(lead, happening.What == Happening.Paused ? SlaScript.Pausing : 1, happening.At);
        else host.Crm.AddContact(happening.What == Happening.Called ? "phonecalls" : "emails", lead, happening.At, happening.What == Happening.Wrote);
        // Of a clock that goes on nobody but its message tells; it is looked at within hours all the same, but this test is about minutes.
        if (happening.What == Happening.Resumed || random.NextDouble() > 0.15) await host.Mark(lead);
        else Lose();
    }

    private async Task Sweep()
    {
        sweeps.RemoveWhere(moment => moment <= host.Now);
        try
        {
            await host.Get<SlaSweepJob>().Run(host.Now, Cancel);
        }
        catch (ProcessDied)
        {
            await Restart();
            SweepForAWhile();
        }
        await Pump(isReliable: true);
        await SweepAtAlarms();
    }

    /// <summary>The sweep runs every minute; here only when there may be something to find.</summary>
    private void Lose()
    {
        Lost++;
        SweepForAWhile();
    }

    private void SweepForAWhile()
    {
        foreach (var minute in SweptAfter) sweeps.Add(host.Now.AddMinutes(minute));
    }

    private async Task Pump(bool isReliable)
    {
        var queue = host.Get<IPeekLockQueue>();
        for (var again = true; again;)
        {
            again = false;
            foreach (var name in new[] { Queues.Replans, Queues.Records, Queues.Timers })
                if (await queue.Receive(name, random.Next(1, 20), TimeSpan.FromMinutes(3), Cancel) is { Count: > 0 } leased)
                {
                    again = true;
                    if (await Handle(queue, name, leased, isReliable)) continue;
                    await Restart();
                    queue = host.Get<IPeekLockQueue>();
                }
        }
    }

    /// <summary>False where the process died meanwhile.</summary>
    private async Task<bool> Handle(IPeekLockQueue queue, string name, IReadOnlyList<LeasedMessage> leased, bool isReliable)
    {
        var batch = leased.ToArray();
        random.Shuffle(batch);
        var lost = isReliable ? [] : batch.Where(_ => random.NextDouble() < 0.08).ToArray();
        foreach (var _ in lost) Lose();
        batch = [.. batch.Except(lost)];
        await queue.Settle(name, [.. lost.Select(message => new Settlement(message.Lock, MessageOutcome.Done.Instance))], Cancel);
        if (batch.Length == 0) return true;
        if (!isReliable && random.NextDouble() < 0.03) host.Crash.After(random.Next(1, 25));
        try
        {
            var messages = batch.Select(message => message.Message).ToList();
            if (random.NextDouble() < 0.1) await host.HandlerOf(name).Handle(messages, Cancel);
            var outcomes = (await host.HandlerOf(name).Handle(messages, Cancel)).Outcomes;
            await queue.Settle(name, [.. batch.Zip(outcomes, (message, outcome) => new Settlement(message.Lock, outcome))], Cancel);
            return true;
        }
        catch (ProcessDied)
        {
            return false;
        }
    }

    private async Task Restart()
    {
        Crashes++;
        host.Crash.Disarm();
        host.Set(host.Now.AddSeconds(random.Next(300)));
        await host.Restart();
    }
}
