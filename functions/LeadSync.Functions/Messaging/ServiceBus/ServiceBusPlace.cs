using LeadSync.Functions.Hosting;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>Where Service Bus is and, where a key opens it, which.</summary>
/// <param name="Address">The namespace, such as https://contoso.servicebus.windows.net/.</param>
/// <param name="KeyName">The name of the shared access policy; null where LeadSync signs in with its identity.</param>
/// <param name="Key">The policy's key.</param>
internal sealed record ServiceBusPlace(Uri Address, string? KeyName = null, string? Key = null)
{
    /// <summary>The root section, as the triggers of the Functions host read it.</summary>
    public const string Section = "ServiceBus";

    private const string NamespaceName = "fullyQualifiedNamespace";

    /// <summary>The place, or what to set.</summary>
    public static (ServiceBusPlace? Place, string Problem) Read(IConfiguration configuration, ServiceBusOptions options)
    {
        var connection = configuration[Section];
        var name = configuration[$"{Section}:{NamespaceName}"];
        var (place, problem) = !string.IsNullOrWhiteSpace(connection) ? OfConnectionString(connection)
            : !string.IsNullOrWhiteSpace(name) ? OfNamespace(name.Trim())
            : (null, $"Set {Section} to the connection string of a namespace, or {Section}__{NamespaceName} to its name.");
        if (place is null || string.IsNullOrWhiteSpace(options.Endpoint)) return (place, problem);
        return WebAddress(options.Endpoint) is { } address
            ? (place with { Address = address }, "")
            : (null, "Set LeadSync:ServiceBus:Endpoint to an absolute http or https address, or leave it out.");
    }

    private static (ServiceBusPlace? Place, string Problem) OfNamespace(string name) => WebAddress($"https://{name}/") is { } address
        ? (new ServiceBusPlace(address), "")
        : (null, $"Set {Section}__{NamespaceName} to a name such as contoso.servicebus.windows.net.");

    private static (ServiceBusPlace? Place, string Problem) OfConnectionString(string connection)
    {
        var parts = Parts(connection);
        if (parts.ContainsKey("EntityPath"))
            return (null, $"The connection string in {Section} is of one queue; take one of the namespace, without EntityPath.");
        if (!parts.TryGetValue("Endpoint", out var endpoint) || !Uri.TryCreate(endpoint, UriKind.Absolute, out var bus))
            return (null, $"The connection string in {Section} has no Endpoint=sb://….");
        if (!parts.TryGetValue("SharedAccessKeyName", out var name) || !parts.TryGetValue("SharedAccessKey", out var key) || key.Length == 0)
            return (null, $"The connection string in {Section} has no SharedAccessKeyName and SharedAccessKey.");
        var port = bus.IsDefaultPort || bus.Port <= 0 ? -1 : bus.Port;
        return (new ServiceBusPlace(new UriBuilder("https", bus.Host, port, "/").Uri, name, key), "");
    }

    // Keys end in "=", so only the first one divides.
    private static Dictionary<string, string> Parts(string connection)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connection.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.Split('=', 2) is [var name, var value]) parts[name.Trim()] = value.Trim();
        return parts;
    }

    private static Uri? WebAddress(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    /// <summary>Without the key.</summary>
    public override string ToString() => Address.ToString();
}
