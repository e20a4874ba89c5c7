using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
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
        .AddMessageHandler<UpdateAccountsHandler>(Queues.Accounts, new QueueSettings { BatchSize = 100 });
}
