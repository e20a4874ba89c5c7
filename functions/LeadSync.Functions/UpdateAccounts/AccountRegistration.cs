using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.ForgetVisits;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.RescoreAccounts;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.Segments;
using LeadSync.Functions.Visits;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>The scoring of accounts: what it registers.</summary>
internal static class AccountRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountMembers>()
        .AddSingleton<DirtyAccounts>()
        .AddSingleton<NetworkDirectory>()
        .AddSingleton<BuyingCentre>()
        .AddSingleton<AccountPeople>()
        .AddSingleton<AccountReader>()
        .AddSingleton<AccountWriter>()
        .AddSingleton<AccountNotes>()
        .AddSingleton<AccountThresholds>()
        .AddSingleton<IChangedRows, ChangedSegments>()
        .AddSingleton<IChangedRows, ChangedNetworks>()
        .AddSingleton<IChangedRows, ChangedBuyingRoles>()
        .AddScheduledJob<VisitRetention>("ForgetVisits", "0 40 2 * * *")
        .AddScheduledJob<AccountSweep>("RescoreAccounts", "0 20 * * * *")
        .AddMessageHandler<UpdateAccountsHandler>(Queues.Accounts, new QueueSettings { BatchSize = 100 });
}
