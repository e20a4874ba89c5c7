namespace LeadSync.Functions.Identity;

/// <summary>How LeadSync proves to Entra who it is.</summary>
public enum CredentialKind
{
    /// <summary>The identity that Azure gives the app: nothing to keep secret, nothing to renew.</summary>
    ManagedIdentity,

    /// <summary>A client secret of an app registration.</summary>
    ClientSecret,

    /// <summary>A certificate of an app registration.</summary>
    Certificate,

    /// <summary>A token of the cluster that the container runs in (Kubernetes), which Entra trusts.</summary>
    WorkloadIdentity,

    /// <summary>Whoever is signed in with `az login`: for trying on a laptop.</summary>
    AzureCli,
}

/// <summary>
/// Who LeadSync is. Section <c>LeadSync:Azure</c> towards Azure's services, <c>LeadSync:Dataverse:Identity</c> and
/// <c>LeadSync:Dataverse:AppUsers:0</c> … towards the CRM.
/// </summary>
public sealed class CredentialOptions
{
    /// <summary>Default: what the other settings imply; without any, the managed identity.</summary>
    public CredentialKind? Kind { get; set; }

    /// <summary>The tenant, for all but a managed identity and `az login`.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The app registration; for a managed identity its client id, where it is not the app's own one.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>A secret of the app registration.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>A file with a certificate and its private key: PFX, or PEM.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The same as text: a PFX in base64, as a Key Vault gives it.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>The password of a PFX, where it has one.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>The file with the token of the cluster. Default: where the cluster says it is.</summary>
    public string TokenFile { get; set; } = "";

    /// <summary>Entra's address. Default: https://login.microsoftonline.com, the public cloud.</summary>
    public string AuthorityHost { get; set; } = "https://login.microsoftonline.com";

    /// <summary>The kind that is set or implied.</summary>
    internal CredentialKind KindOrImplied => Kind ?? this switch
    {
        { ClientSecret.Length: > 0 } => CredentialKind.ClientSecret,
        { CertificatePath.Length: > 0 } or { Certificate.Length: > 0 } => CredentialKind.Certificate,
        { TokenFile.Length: > 0 } => CredentialKind.WorkloadIdentity,
        _ => CredentialKind.ManagedIdentity,
    };

    /// <summary>These settings, with those of <paramref name="common"/> where one is not set.</summary>
    internal CredentialOptions Over(CredentialOptions common) => new()
    {
        Kind = Kind ?? (HasProof ? null : common.Kind),
        TenantId = First(TenantId, common.TenantId),
        ClientId = First(ClientId, common.ClientId),
        ClientSecret = HasProof ? ClientSecret : common.ClientSecret,
        CertificatePath = HasProof ? CertificatePath : common.CertificatePath,
        Certificate = HasProof ? Certificate : common.Certificate,
        CertificatePassword = HasProof ? CertificatePassword : common.CertificatePassword,
        TokenFile = HasProof ? TokenFile : common.TokenFile,
        AuthorityHost = AuthorityHost == new CredentialOptions().AuthorityHost ? common.AuthorityHost : AuthorityHost,
    };

    /// <summary>The same, with the client id that the Functions host is told for its own connection where none is set here.</summary>
    internal CredentialOptions OrClient(string? clientId) => ClientId.Length > 0 || clientId is null ? this : new CredentialOptions { ClientId = clientId }.Over(this);

    private bool HasProof => ClientSecret.Length + CertificatePath.Length + Certificate.Length + TokenFile.Length > 0;

    private static string First(string own, string common) => own.Length > 0 ? own : common;
}
