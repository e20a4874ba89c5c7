using LeadSync.Functions.Identity;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Functions.State.Tables;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Hosting;

/// <summary>Finds out before anything starts whether the home has what it needs to keep state and messages.</summary>
internal sealed class AdaptersCheck(IConfiguration configuration) : IValidateOptions<LeadSyncOptions>
{
    /// <summary>The storage account of the Functions host itself.</summary>
    public const string HostStorageSection = "AzureWebJobsStorage";

    public ValidateOptionsResult Validate(string? name, LeadSyncOptions options)
    {
        var adapters = Adapters.Of(configuration);
        string[] problems = [.. Files(options, adapters), .. Tables(options, adapters), .. ServiceBus(options, adapters), .. Identity(options, adapters)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Files(LeadSyncOptions options, Adapters adapters)
    {
        if (adapters is { Store: StoreKind.Sqlite } or { Queue: QueueKind.Sqlite } && string.IsNullOrWhiteSpace(options.DataFolder))
            yield return adapters.Store == StoreKind.Sqlite
                ? "Set LeadSync:DataFolder to a folder that LeadSync may write to; its database is kept there."
                : "Set ServiceBus (a connection string) or ServiceBus:fullyQualifiedNamespace, where messages wait; or LeadSync:DataFolder, for a trial in one process.";
    }

    private IEnumerable<string> Tables(LeadSyncOptions options, Adapters adapters)
    {
        if (adapters.Store != StoreKind.Tables) yield break;
        var tables = options.Tables;
        if (tables.Endpoint.Length > 0 && tables.ConnectionString.Length > 0)
            yield return "Set either LeadSync:Tables:Endpoint (sign in with an identity) or LeadSync:Tables:ConnectionString, not both.";
        else if (TableConnection.Read(tables, configuration.GetSection(HostStorageSection)) is (null, var problem))
            yield return problem;
        if (!IsPrefix(tables.Prefix))
            yield return "Set LeadSync:Tables:Prefix to up to 40 letters and digits, a letter first.";
    }

    private IEnumerable<string> ServiceBus(LeadSyncOptions options, Adapters adapters)
    {
        if (adapters.Queue != QueueKind.ServiceBus) yield break;
        if (ServiceBusPlace.Read(configuration, options.ServiceBus) is (null, var problem))
            yield return problem;
        if (options.ServiceBus.Endpoint.Length > 0 && !WebAddress.IsBare(options.ServiceBus.Endpoint))
            yield return "Set LeadSync:ServiceBus:Endpoint to an address such as https://NAMESPACE.servicebus.windows.net, or remove it; plain http only on this machine.";
        if (options.ServiceBus.MaxRequestSize is < 64 * 1024 or > 1024 * 1024)
            yield return "Set LeadSync:ServiceBus:MaxRequestSize to a number of bytes from 65536 to 1048576.";
        // Messages would be delivered to nobody, and the broker buries what it delivers too often.
        if (configuration.HomeOf() == Home.FunctionsHost && string.IsNullOrWhiteSpace(configuration[$"{LeadSyncOptions.Section}:Dataverse:Url"]))
            yield return "Set LeadSync:Dataverse:Url to the address of the environment, such as https://contoso.crm4.dynamics.com.";
    }

    private IEnumerable<string> Identity(LeadSyncOptions options, Adapters adapters)
    {
        var usesTables = adapters.Store == StoreKind.Tables && options.Tables.ConnectionString.Length == 0
            && (options.Tables.Endpoint.Length > 0 || configuration[HostStorageSection] is null);
        var usesBus = adapters.Queue == QueueKind.ServiceBus && configuration[Adapters.ServiceBusSection] is null;
        return usesTables || usesBus ? CredentialCheck.Problems(options.Azure, $"{LeadSyncOptions.Section}:Azure") : [];
    }

    private static bool IsPrefix(string text) =>
        text.Length is > 0 and <= 40 && char.IsAsciiLetter(text[0]) && text.All(char.IsAsciiLetterOrDigit);
}
