namespace LeadSync.Functions.Hosting;

/// <summary>
/// Where Azure Tables are. Section <c>LeadSync:Tables</c>. Without endpoint and connection string the Functions host's own
/// storage account is used (<c>AzureWebJobsStorage</c>).
/// </summary>
public sealed class TablesOptions
{
    /// <summary>Such as https://contoso.table.core.windows.net; LeadSync signs in with its identity.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>An account key's connection string, in place of <see cref="Endpoint"/>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>What the names of the tables begin with: letters and digits, a letter first. Default: leadsync.</summary>
    public string Prefix { get; set; } = "leadsync";
}
