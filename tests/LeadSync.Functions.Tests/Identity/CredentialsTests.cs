using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Azure.Core;
using LeadSync.Functions.Identity;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Identity;

/// <summary>Azure.Identity with our settings, against a token endpoint over TLS.</summary>
public sealed class CredentialsTests
{
    private const string Tenant = "8d1a5b3c-0000-4000-8000-000000000001";
    private const string Client = "8d1a5b3c-0000-4000-8000-000000000002";
    private static readonly TokenRequestContext Scope = new(["https://contoso.crm4.dynamics.com/.default"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_secret_is_exchanged_for_a_token_which_is_kept()
    {
        await using var entra = await EntraStandIn.Start();
        var credential = Credentials.Create(Options(entra, options => options.ClientSecret = "s3cret"), entra.Transport);
        for (var i = 0; i < 20; i++) Assert.Equal("token-1", (await credential.GetTokenAsync(Scope, Cancel)).Token);
        var form = Assert.Single(entra.Posted);
        Assert.Equal(("client_credentials", Client, "s3cret"), (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Contains("https://contoso.crm4.dynamics.com/.default", form["scope"], StringComparison.Ordinal);
    }

    /// <summary>The one at hand may have been refused by a service whose clock is another.</summary>
    [Fact]
    public async Task New_token_is_fetched_although_one_is_kept_where_it_is_asked_for()
    {
        await using var entra = await EntraStandIn.Start();
        var credential = Credentials.Create(Options(entra, options => options.ClientSecret = "s3cret"), entra.Transport);
        Assert.Equal("token-1", (await credential.GetTokenAsync(Scope, Cancel)).Token);
        Assert.Equal("token-2", (await credential.GetTokenAsync(NewToken.Context(["https://contoso.crm4.dynamics.com/.default"], TimeProvider.System.GetUtcNow()), Cancel)).Token);
        Assert.Equal("token-2", (await credential.GetTokenAsync(Scope, Cancel)).Token);
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    [InlineData("base64")]
    public async Task Certificate_signs_what_the_app_registration_can_verify(string form)
    {
        await using var entra = await EntraStandIn.Start();
        using var folder = new TemporaryFolder();
        using var certificate = EntraStandIn.SelfSigned("leadsync");
        var credential = Credentials.Create(Options(entra, options => Store(certificate, form, folder, options)), entra.Transport);
        Assert.Equal("token-1", (await credential.GetTokenAsync(Scope, Cancel)).Token);
        var assertion = Assert.Single(entra.Posted)["client_assertion"].Split('.');
        var header = JsonElement.Parse(Decode(assertion[0]));
        using var key = certificate.GetRSAPublicKey()!;
        var padding = header.GetProperty("alg").GetString() == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{assertion[0]}.{assertion[1]}"), Decode(assertion[2]), HashAlgorithmName.SHA256, padding));
        Assert.Equal(Client, JsonElement.Parse(Decode(assertion[1])).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Token_of_the_cluster_is_exchanged_for_one_of_entra()
    {
        await using var entra = await EntraStandIn.Start();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("token"), "token of the cluster", Cancel);
        var credential = Credentials.Create(Options(entra, options => options.TokenFile = folder.File("token")), entra.Transport);
        Assert.Equal("token-1", (await credential.GetTokenAsync(Scope, Cancel)).Token);
        Assert.Equal("token of the cluster", Assert.Single(entra.Posted)["client_assertion"]);
    }

    [Fact]
    public void What_is_not_set_for_one_app_user_comes_from_the_common_identity()
    {
        var common = new CredentialOptions { TenantId = Tenant, ClientId = Client, ClientSecret = "common", AuthorityHost = "https://login.example" };
        var second = new CredentialOptions { ClientId = "second", ClientSecret = "own" }.Over(common);
        Assert.Equal((Tenant, "second", "own", "https://login.example"), (second.TenantId, second.ClientId, second.ClientSecret, second.AuthorityHost));
        var managed = new CredentialOptions { ClientId = "third" }.Over(new CredentialOptions());
        Assert.Equal(("third", CredentialKind.ManagedIdentity), (managed.ClientId, managed.KindOrImplied));
        Assert.Equal("common", new CredentialOptions { ClientId = "fourth" }.Over(common).ClientSecret);
    }

    private static CredentialOptions Options(EntraStandIn entra, Action<CredentialOptions> proof)
    {
        var options = new CredentialOptions { TenantId = Tenant, ClientId = Client, AuthorityHost = entra.Address.ToString() };
        proof(options);
        Assert.Empty(CredentialCheck.Problems(options, "LeadSync:Azure"));
        return options;
    }

    private static void Store(X509Certificate2 certificate, string form, TemporaryFolder folder, CredentialOptions options)
    {
        if (form == "base64")
        {
            options.Certificate = Convert.ToBase64String(certificate.Export(X509ContentType.Pfx));
            return;
        }
        options.CertificatePath = folder.File($"leadsync.{form}");
        if (form == "pfx")
        {
            options.CertificatePassword = "pass word";
            File.WriteAllBytes(options.CertificatePath, certificate.Export(X509ContentType.Pfx, "pass word"));
            return;
        }
        using var key = certificate.GetRSAPrivateKey()!;
        using var exportable = RSA.Create();
        exportable.ImportEncryptedPkcs8PrivateKey("x", key.ExportEncryptedPkcs8PrivateKey("x", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)), out _);
        File.WriteAllText(options.CertificatePath, certificate.ExportCertificatePem() + "\n" + exportable.ExportPkcs8PrivateKeyPem());
    }

    private static byte[] Decode(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
