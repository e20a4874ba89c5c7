namespace LeadSync.Functions.UpdateAccounts;

/// <summary>The scoring of accounts: what it registers.</summary>
internal static class AccountRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountMembers>()
        .AddSingleton<DirtyAccounts>();
}
