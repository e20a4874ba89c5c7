using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Records;
using LeadSync.Functions.ReplanClocks;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.SlaSweep;

namespace LeadSync.Functions.Sla;

/// <summary>The clocks of service levels: what they register.</summary>
internal static class SlaRegistration
{
    public static IServiceCollection AddSla(this IServiceCollection services) => services
        .AddSingleton<SlaLedger>()
        .AddSingleton<TimerIndex>()
        .AddSingleton<SlaTimers>()
        .AddSingleton<TeamMembers>()
        .AddSingleton<SlaDirectory>()
        .AddSingleton<SlaContacts>()
        .AddSingleton<SlaReader>()
        .AddSingleton<SlaInstances>()
        .AddSingleton<SlaColumns>()
        .AddSingleton<SlaTasks>()
        .AddSingleton<SlaEscalations>()
        .AddSingleton<SlaEffects>()
        .AddSingleton<SlaCount>()
        .AddSingleton<IRecordClocks, SlaClocks>()
        .AddSingleton<RegardedRecords>()
        .AddSingleton<Replans>()
        .AddSingleton<LostEvents>()
        .AddSingleton<IChangedRows, ChangedCalls>()
        .AddSingleton<IChangedRows, ChangedEmails>()
        .AddSingleton<IChangedRows, ChangedAppointments>()
        .AddSingleton<IChangedRows, ChangedSlaPolicies>()
        .AddSingleton<IChangedRows, ChangedSlaEscalations>()
        .AddSingleton<IChangedRows, ChangedStages>()
        .AddSingleton<IChangedRows, ChangedCalendars>()
        .AddScheduledJob<SlaSweepJob>("SlaSweep", SlaSweepJob.Schedule)
        .AddMessageHandler<ReplanClocksHandler>(Queues.Replans, new QueueSettings { BatchSize = 1, Concurrency = 1 });
}
