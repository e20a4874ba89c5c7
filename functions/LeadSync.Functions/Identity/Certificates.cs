using System.Security.Cryptography.X509Certificates;

namespace LeadSync.Functions.Identity;

/// <summary>The certificate that the settings name.</summary>
internal static class Certificates
{
    private static readonly string[] PemEndings = [".pem", ".crt", ".cer"];

    /// <exception cref="System.Security.Cryptography.CryptographicException">It is no certificate, or the password is wrong.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="FormatException">The text is not base64.</exception>
    public static X509Certificate2 Load(CredentialOptions options)
    {
        var password = options.CertificatePassword.Length > 0 ? options.CertificatePassword : null;
        if (options.CertificatePath.Length == 0)
            return X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(options.Certificate), password);
        return PemEndings.Contains(Path.GetExtension(options.CertificatePath), StringComparer.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(options.CertificatePath)
            : X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath, password);
    }
}
