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

    /// <summary>What the settings say, without any the storage account of the Functions host; or what to set. No message holds a key.</summary>
    public static (TableConnection? Connection, string Problem) Read(TablesOptions options, IConfigurationSection hostStorage)
    {
        if (options.Endpoint.Length > 0) return WithIdentity(options.Endpoint, "LeadSync:Tables:Endpoint");
        if (options.ConnectionString.Length > 0) return WithKey(options.ConnectionString, "LeadSync:Tables:ConnectionString");
        if (hostStorage.Value is { Length: > 0 } text) return WithKey(text, AdaptersCheck.HostStorageSection);
        if (hostStorage["tableServiceUri"] is { Length: > 0 } address) return WithIdentity(address, $"{AdaptersCheck.HostStorageSection}:tableServiceUri");
        return hostStorage["accountName"] is { Length: > 0 } account
            ? WithIdentity($"https://{account}.table.core.windows.net", $"{AdaptersCheck.HostStorageSection}:accountName")
            : (null, "Set LeadSync:Tables:Endpoint to https://ACCOUNT.table.core.windows.net, where state is kept; or LeadSync:DataFolder, for a trial in one process.");
    }

    private static (TableConnection? Connection, string Problem) WithIdentity(string endpoint, string setting) => WebAddress.IsBare(endpoint)
        ? (new TableConnection(new Uri(endpoint.TrimEnd('/')), new Uri(endpoint).Host.Split('.')[0], null), "")
        : (null, $"Set {setting} so that it gives an address such as https://ACCOUNT.table.core.windows.net, without a path; plain http only on this machine.");

    private static (TableConnection? Connection, string Problem) WithKey(string text, string setting)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        string? Part(string name) => parts[name].LastOrDefault();
        if (string.Equals(Part("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
            return (new TableConnection(new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"), EmulatorAccount, Convert.FromBase64String(EmulatorKey)), "");
        if (Part("AccountName") is not { } account || Part("AccountKey") is not { } key)
            return (null, $"Set {setting} to a connection string with AccountName and AccountKey, or use LeadSync:Tables:Endpoint with an identity.");
        var bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var length))
            return (null, $"The AccountKey in {setting} is not base64; copy it again.");
        var endpoint = Part("TableEndpoint") ?? $"{Part("DefaultEndpointsProtocol") ?? "https"}://{account}.table.{Part("EndpointSuffix") ?? "core.windows.net"}";
        return Uri.TryCreate(endpoint.TrimEnd('/'), UriKind.Absolute, out var address)
            ? (new TableConnection(address, account, bytes[..length]), "")
            : (null, $"The TableEndpoint in {setting} is no address, such as https://ACCOUNT.table.core.windows.net.");
    }
}
