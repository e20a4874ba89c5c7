using LeadSync.Domain.Mapping;
using LeadSync.Functions.Identity;

namespace LeadSync.Functions.Hosting;

/// <summary>When a person becomes a lead in the CRM.</summary>
public enum Admission
{
    /// <summary>When the person qualifies or raises a hand.</summary>
    Qualified,

    /// <summary>As soon as an e-mail address is known.</summary>
    Identified,
}

/// <summary>The settings of LeadSync: section <c>LeadSync</c> of the configuration.</summary>
public sealed class LeadSyncOptions
{
    public const string Section = "LeadSync";

    /// <summary>Where the database file is kept; created if missing. Required where state or messages are kept in SQLite.</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>Where state is kept. Default: SQLite where a data folder is set, else Azure Tables.</summary>
    public StoreKind? Store { get; set; }

    /// <summary>Where messages wait. Default: Service Bus where its connection is set, else SQLite.</summary>
    public QueueKind? Queue { get; set; }

    /// <summary>Where Azure Tables are.</summary>
    public TablesOptions Tables { get; set; } = new();

    /// <summary>Who LeadSync is towards Azure Tables and Service Bus, where no key is set.</summary>
    public CredentialOptions Azure { get; set; } = new();

    /// <summary>How Service Bus is used.</summary>
    public ServiceBusOptions ServiceBus { get; set; } = new();

    /// <summary>The marketing tools that may post, by the name in the address: mautic, cloudevents.</summary>
    public Dictionary<string, SourceOptions> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The shared secret that the CRM's webhook sends as x-leadsync-key; without it the endpoint refuses every call.</summary>
    public string CrmChangesKey { get; set; } = "";

    /// <summary>The secret that operators send as x-leadsync-operator; without it every operation is refused.</summary>
    public string OperatorKey { get; set; } = "";

    /// <summary>After how many days single ledger rows are folded. 0 for never, else 30 to 36,600; default 730. Scores stay the same.</summary>
    public int LedgerDays { get; set; } = 730;

    /// <summary>When a person becomes a lead. Default: <see cref="Hosting.Admission.Qualified"/>.</summary>
    public Admission Admission { get; set; } = Admission.Qualified;

    /// <summary>From which probability on a lead is mapped, or shown to a person.</summary>
    public MappingSettings Mapping { get; set; } = new();

    /// <summary>The days after which visits from addresses that are no account's are forgotten. Default: 30.</summary>
    public int VisitRetentionDays { get; set; } = 30;
}

/// <summary>One marketing tool.</summary>
public sealed class SourceOptions
{
    /// <summary>The secret it signs with (mautic) or sends as bearer token (cloudevents). Without one the source is unknown.</summary>
    public string Secret { get; set; } = "";
}
