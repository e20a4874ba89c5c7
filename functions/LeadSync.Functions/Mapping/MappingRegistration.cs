using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.RefreshAccounts;
using LeadSync.Functions.RemapLeads;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.Mapping;

/// <summary>The mapping of leads to accounts: what it registers.</summary>
internal static class MappingRegistration
{
    public static IServiceCollection AddMapping(this IServiceCollection services) => services
        .AddSingleton<AccountFeed>()
        .AddSingleton<RowFeed>()
        .AddSingleton<AccountSnapshot>()
        .AddSingleton<AccountLoader>()
        .AddSingleton<AccountDirectory>()
        .AddSingleton<Remaps>()
        .AddMetrics()
        .AddSingleton<MappingCount>()
        .AddScheduledJob<RefreshAccountsJob>("RefreshAccounts", RefreshAccountsJob.Schedule)
        .AddSingleton<IChangedRows, ChangedAccounts>()
        .AddSingleton<IChangedRows, ChangedOtherNames>()
        .AddSingleton<IChangedRows, ChangedDecisions>()
        .AddMessageHandler<RemapLeadsHandler>(Queues.Remaps, new QueueSettings { BatchSize = 10, Concurrency = 1 });
}
