namespace LeadSync.Functions.Hosting;

/// <summary>
/// How LeadSync uses Service Bus. Section <c>LeadSync:ServiceBus</c>. Where it is stands in the root section
/// <c>ServiceBus</c>, which the triggers of the Functions host read too: a connection string, or
/// <c>fullyQualifiedNamespace</c> with the identity of LeadSync.
/// </summary>
public sealed class ServiceBusOptions
{
    /// <summary>The address of the namespace where it is not https://NAMESPACE/. Default: none.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The largest request in bytes, 65,536 to 1,048,576. Default 262,144: what the standard tier takes.</summary>
    public int MaxRequestSize { get; set; } = 256 * 1024;
}
