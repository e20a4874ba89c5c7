using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Hosting;

/// <summary>
/// Finds settings that still hold a reference to a Key Vault in place of its secret: the platform puts the secret there before the
/// program starts, and leaves the reference where it can't read it.
/// </summary>
internal sealed class KeyVaultCheck(IConfiguration configuration) : IValidateOptions<LeadSyncOptions>
{
    private static readonly string[] Sections = [LeadSyncOptions.Section, Adapters.ServiceBusSection, AdaptersCheck.HostStorageSection];

    public ValidateOptionsResult Validate(string? name, LeadSyncOptions options)
    {
        var unresolved = Sections.SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true)
            .Select(setting => $"The Key Vault reference of {setting.Key} was not resolved: give the app's identity the role Key Vault Secrets User, and look at the address of the secret.")
            .Order(StringComparer.Ordinal).ToArray();
        return unresolved.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unresolved);
    }
}
