using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace LeadSync.Functions.Identity;

/// <summary>Makes credentials of Azure.Identity. Each keeps its tokens in memory, so one is made for the life of the process.</summary>
internal static class Credentials
{
    /// <summary>The credential of settings that <see cref="CredentialCheck"/> found good.</summary>
    /// <param name="options">Who.</param>
    /// <param name="transport">The way to Entra; null for the network.</param>
    public static TokenCredential Create(CredentialOptions options, HttpPipelineTransport? transport = null) => options.KindOrImplied switch
    {
        CredentialKind.ClientSecret => new ClientSecretCredential(
            options.TenantId, options.ClientId, options.ClientSecret, Common(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsOther(options) }, options, transport)),
        CredentialKind.Certificate => new ClientCertificateCredential(
            options.TenantId, options.ClientId, Certificates.Load(options),
            Common(new ClientCertificateCredentialOptions { SendCertificateChain = true, DisableInstanceDiscovery = IsOther(options) }, options, transport)),
        CredentialKind.WorkloadIdentity => new WorkloadIdentityCredential(Common(Workload(options), options, transport)),
        CredentialKind.AzureCli => new AzureCliCredential(options.TenantId.Length > 0 ? new AzureCliCredentialOptions { TenantId = options.TenantId } : new AzureCliCredentialOptions()),
        _ => new ManagedIdentityCredential(Managed(options, transport)),
    };

    private static T Common<T>(T made, CredentialOptions options, HttpPipelineTransport? transport) where T : TokenCredentialOptions
    {
        made.AuthorityHost = new Uri(options.AuthorityHost);
        if (transport is not null) made.Transport = transport;
        return made;
    }

    private static WorkloadIdentityCredentialOptions Workload(CredentialOptions options)
    {
        var made = new WorkloadIdentityCredentialOptions { DisableInstanceDiscovery = IsOther(options) };
        if (options.TenantId.Length > 0) made.TenantId = options.TenantId;
        if (options.ClientId.Length > 0) made.ClientId = options.ClientId;
        if (options.TokenFile.Length > 0) made.TokenFilePath = options.TokenFile;
        return made;
    }

    private static ManagedIdentityCredentialOptions Managed(CredentialOptions options, HttpPipelineTransport? transport)
    {
        var made = new ManagedIdentityCredentialOptions(
            options.ClientId.Length > 0 ? ManagedIdentityId.FromUserAssignedClientId(options.ClientId) : ManagedIdentityId.SystemAssigned);
        if (transport is not null) made.Transport = transport;
        return made;
    }

    // The list of known clouds is asked of the public one, which another one may not reach.
    private static bool IsOther(CredentialOptions options) => options.AuthorityHost.TrimEnd('/') != new CredentialOptions().AuthorityHost;
}
