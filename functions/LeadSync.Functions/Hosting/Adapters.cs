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
    /// <summary>The same file as the state of a data folder.</summary>
    Sqlite,

    /// <summary>Service Bus.</summary>
    ServiceBus,
}
