using LeadSync.Functions.Identity;

namespace LeadSync.Functions.Dataverse;

/// <summary>Where the CRM is and how patient LeadSync is with it. Section <c>LeadSync:Dataverse</c>.</summary>
public sealed class DataverseOptions
{
    /// <summary>The environment's address, such as https://contoso.crm4.dynamics.com. Empty: LeadSync runs without a CRM and keeps the work.</summary>
    public string Url { get; set; } = "";

    /// <summary>Where its Web API is, if that is another host, such as https://contoso.api.crm4.dynamics.com. Default: <see cref="Url"/>.</summary>
    public string ApiUrl { get; set; } = "";

    /// <summary>A fixed bearer token (DevOrg). A <c>TokenCredential</c> that the host registers goes before it.</summary>
    public string Token { get; set; } = "";

    /// <summary>Who LeadSync is towards the CRM: an app registration or managed identity with an application user.</summary>
    public CredentialOptions Identity { get; set; } = new();

    /// <summary>
    /// Several application users in rotation, where the limits of one are the bottleneck; what one of them leaves unset is taken from
    /// <see cref="Identity"/>. None: that identity alone.
    /// </summary>
    public IList<CredentialOptions> AppUsers { get; } = [];

    /// <summary>How long one try may take. Default 100 seconds: bulk writes with plug-ins are slow.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Tries per request, the first included. Default 4; what fails then goes back to the queue.</summary>
    public int Tries { get; set; } = 4;

    /// <summary>The longest wait that is served within a request. A longer Retry-After is left to the queue. Default 30 seconds.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The first pause between tries where the CRM names none; it doubles. Default 1 second.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The most requests in flight per application user. The platform allows 52 per user and server. Default 24.</summary>
    public int MostConcurrent { get; set; } = 24;

    /// <summary>The base address of the Web API.</summary>
    internal Uri Api => new((ApiUrl.Length > 0 ? ApiUrl : Url).TrimEnd('/') + "/api/data/v9.2/");
}
