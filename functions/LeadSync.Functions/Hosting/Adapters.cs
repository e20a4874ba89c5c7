namespace LeadSync.Functions.Hosting;

/// <summary>Where state is kept.</summary>
public enum StoreKind
{
    /// <summary>A file in the data folder, for one process.</summary>
    Sqlite,

    /// <summary>Azure Tables.</summary>
    Tables,
}

/// <summary>Where messages wait.</summary>
public enum QueueKind
{
    /// <summary>A file in the data folder, for one process.</summary>
    Sqlite,

    /// <summary>Service Bus.</summary>
    ServiceBus,
}

/// <summary>Where state and messages are kept, as the settings say or imply.</summary>
public sealed record Adapters(StoreKind Store, QueueKind Queue)
{
    /// <summary>The root section that the triggers of the Functions host read too.</summary>
    public const string ServiceBusSection = "ServiceBus";

    /// <summary>
    /// What is set counts. Else state is in SQLite where there is a data folder, and messages are in Service Bus where there is
    /// a connection.
    /// </summary>
    public static Adapters Of(IConfiguration configuration)
    {
        var options = configuration.GetSection(LeadSyncOptions.Section);
        var store = Enum.TryParse<StoreKind>(options[nameof(LeadSyncOptions.Store)], ignoreCase: true, out var givenStore)
            ? givenStore
            : string.IsNullOrWhiteSpace(options[nameof(LeadSyncOptions.DataFolder)]) ? StoreKind.Tables : StoreKind.Sqlite;
        var queue = Enum.TryParse<QueueKind>(options[nameof(LeadSyncOptions.Queue)], ignoreCase: true, out var givenQueue)
            ? givenQueue
            : configuration.GetSection(ServiceBusSection).Exists() ? QueueKind.ServiceBus : QueueKind.Sqlite;
        return new Adapters(store, queue);
    }
}
