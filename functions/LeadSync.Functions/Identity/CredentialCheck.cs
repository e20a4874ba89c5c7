using System.Security.Cryptography;

namespace LeadSync.Functions.Identity;

/// <summary>Finds out before anything starts whether the settings can name somebody.</summary>
internal static class CredentialCheck
{
    /// <summary>What is missing or wrong, each with what to set; never a value.</summary>
    public static IEnumerable<string> Problems(CredentialOptions options, string section)
    {
        var kind = options.KindOrImplied;
        if (!Enum.IsDefined(kind))
            yield return $"Set {section}:Kind to {string.Join(", ", Enum.GetNames<CredentialKind>())}.";
        if (!Uri.TryCreate(options.AuthorityHost, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps)
            yield return $"Set {section}:AuthorityHost to an https address, such as https://login.microsoftonline.com.";
        if (kind is CredentialKind.ManagedIdentity or CredentialKind.AzureCli) yield break;
        // In a cluster its webhook sets tenant, client and file; what is set here goes before.
        if (kind == CredentialKind.WorkloadIdentity) yield break;
        if (options.TenantId.Length == 0) yield return $"Set {section}:TenantId to the tenant (directory) of the app registration.";
        if (options.ClientId.Length == 0) yield return $"Set {section}:ClientId to the application (client) id of the app registration.";
        if (kind == CredentialKind.ClientSecret && options.ClientSecret.Length == 0)
            yield return $"Set {section}:ClientSecret to a secret of the app registration, by a Key Vault reference or the environment.";
        if (kind == CredentialKind.Certificate && Certificate(options, section) is { } problem) yield return problem;
    }

    private static string? Certificate(CredentialOptions options, string section)
    {
        if (options.CertificatePath.Length == 0 && options.Certificate.Length == 0)
            return $"Set {section}:CertificatePath to a PFX or PEM file with its private key, or {section}:Certificate to a PFX in base64.";
        try
        {
            using var certificate = Certificates.Load(options);
            return certificate.HasPrivateKey ? null : $"The certificate of {section} has no private key: export it with its key.";
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or FormatException)
        {
            return $"The certificate of {section} can't be read ({error.GetType().Name}): look at the file, the base64 text, and {section}:CertificatePassword.";
        }
    }
}
