using LeadSync.Functions.Hosting;

namespace LeadSync.Functions.State.Tables;

/// <summary>Where the tables are, and the account key where that is how LeadSync signs in.</summary>
/// <param name="Endpoint">The account's address, without a slash at its end.</param>
/// <param name="Account">The account's name, which is part of what is signed.</param>
/// <param name="Key">The account key, or null where LeadSync signs in with its identity.</param>
internal sealed record TableConnection(Uri Endpoint, string Account, byte[]? Key)
{
    // The account that every installation of the storage emulator has; its key is public.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>What the settings say; without any, the storage account of the Functions host.</summary>
    /// <exception cref="FormatException">They name no account; the message says what to set, and holds no key.</exception>
    public static TableConnection Of(TablesOptions options, IConfigurationSection hostStorage)
    {
        if (options.Endpoint.Length > 0) return WithIdentity(options.Endpoint);
        if (options.ConnectionString.Length > 0) return WithKey(options.ConnectionString, "LeadSync:Tables:ConnectionString");
        if (hostStorage.Value is { Length: > 0 } text) return WithKey(text, AdaptersCheck.HostStorageSection);
        if (hostStorage["tableServiceUri"] is { Length: > 0 } address) return WithIdentity(address);
        return hostStorage["accountName"] is { Length: > 0 } account
            ? WithIdentity($"https://{account}.table.core.windows.net")
            : throw new FormatException("Set LeadSync:Tables:Endpoint or LeadSync:Tables:ConnectionString.");
    }

    private static TableConnection WithIdentity(string endpoint)
    {
        var address = new Uri(endpoint.TrimEnd('/'));
        return new TableConnection(address, address.Host.Split('.')[0], null);
    }

    private static TableConnection WithKey(string text, string setting)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        string? Part(string name) => parts[name].LastOrDefault();
        if (string.Equals(Part("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
            return new TableConnection(new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"), EmulatorAccount, Convert.FromBase64String(EmulatorKey));
        if (Part("AccountName") is not { } account || Part("AccountKey") is not { } key)
            throw new FormatException($"Set {setting} to a connection string with AccountName and AccountKey, or use LeadSync:Tables:Endpoint with an identity.");
        var endpoint = Part("TableEndpoint")
            ?? $"{Part("DefaultEndpointsProtocol") ?? "https"}://{account}.table.{Part("EndpointSuffix") ?? "core.windows.net"}";
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length)
            ? new TableConnection(new Uri(endpoint.TrimEnd('/')), account, bytes[..length])
            : throw new FormatException($"The AccountKey in {setting} is not base64; copy it again.");
    }
}
