using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Records;

/// <summary>Looking at records: what it registers. Routing and clocks register themselves.</summary>
internal static class RecordsRegistration
{
    public static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton<RecordMarks>()
        .AddSingleton<RecordReader>()
        .AddSingleton<IChangedRows, ChangedTrackedLeads>()
        .AddSingleton<IChangedRows, ChangedTrackedAccounts>()
        .AddSingleton<IChangedRows, ChangedTrackedOpportunities>()
        .AddMessageHandler<LookAtRecordsHandler>(Queues.Records, new QueueSettings { BatchSize = 200 })
        .AddMessageHandler<LookAtRecordsHandler>(Queues.Timers, new QueueSettings { BatchSize = 200 });
}
