using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadSync.Functions.Records;

/// <summary>Looking at records: what it registers. Routing registers itself as <see cref="ILeadRouting"/>, before or after.</summary>
internal static class RecordsRegistration
{
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.TryAddSingleton<ILeadRouting, NoRouting>();
        return services
            .AddSingleton<RecordMarks>()
            .AddSingleton<RecordReader>()
            .AddSingleton<IChangedRows, ChangedTrackedLeads>()
            .AddSingleton<IChangedRows, ChangedTrackedAccounts>()
            .AddSingleton<IChangedRows, ChangedTrackedOpportunities>()
            .AddMessageHandler<LookAtRecordsHandler>(Queues.Records, new QueueSettings { BatchSize = 200 })
            .AddMessageHandler<LookAtRecordsHandler>(Queues.Timers, new QueueSettings { BatchSize = 200 });
    }
}
