using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using LeadSync.Functions.Identity;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.Azurite;

namespace LeadSync.Contract.State.Tables;

/// <summary>With tokens of Entra, over TLS: the emulator reads issuer, audience and times of a token, as the service does.</summary>
public sealed class TableEntraTests : IAsyncLifetime
{
    private static readonly Partition Home = new("people", "p1");

    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 certificate = SelfSigned();
    private AzuriteTables azurite = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(folder.File("cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(folder.File("key.pem"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        azurite = new AzuriteTables("--oauth", "basic", "--cert", folder.File("cert.pem"), "--key", folder.File("key.pem"));
        await azurite.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await azurite.DisposeAsync();
        certificate.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Rows_are_written_and_read_with_a_token()
    {
        var store = Open(new TokenOf(Jwt(TimeProvider.System.GetUtcNow().AddHours(1))));
        Assert.IsType<CommitResult.Committed>(await store.Commit(Home, [new RowOperation.Insert("a:1", [1, 2, 3]), new RowOperation.Upsert("state", [4])], default));
        Assert.Equal([1, 2, 3], (await store.Get(Home, "a:1", default))!.Value);
        Assert.Equal(new CommitResult.Conflict(0, "state"), await store.Commit(Home, [new RowOperation.Insert("state", [])], default));
    }

    [Fact]
    public async Task Token_that_has_expired_is_refused_with_what_to_look_at()
    {
        var store = Open(new TokenOf(Jwt(TimeProvider.System.GetUtcNow().AddHours(-1))));
        var error = await Assert.ThrowsAsync<TableStoreException>(() => store.Get(Home, "a", default));
        Assert.InRange(error.Status, 401, 403);
        Assert.Matches("token|sign-in|role", error.Message);
    }

    private TableStore Open(TokenCredential credential)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
        var transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } }));
        var connection = new TableConnection(azurite.Endpoint, AzuriteTables.Account, null);
        var signIn = new RenewedTokenPolicy(credential, "https://storage.azure.com/.default", TimeProvider.System);
        return new TableStore(TablesRegistration.Service(connection, signIn, transport), "entra", () => Guid.NewGuid().ToString("n"));
    }

    private static string Jwt(DateTimeOffset expires)
    {
        var claims = new
        {
            aud = "https://storage.azure.com",
            iss = "https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/",
            iat = expires.AddHours(-2).ToUnixTimeSeconds(),
            nbf = expires.AddHours(-2).ToUnixTimeSeconds(),
            exp = expires.ToUnixTimeSeconds(),
            oid = "23657296-5cd5-45b0-a809-d972a7f4dfe1",
            sub = "23657296-5cd5-45b0-a809-d972a7f4dfe1",
            tid = "ab1f708d-50f6-404c-a006-d71b2ac7a606",
            ver = "1.0",
        };
        return $"{Part(new { alg = "HS256", typ = "JWT" })}.{Part(claims)}.{Convert.ToBase64String([1, 2, 3]).TrimEnd('=')}";
    }

    private static string Part(object value) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private sealed class TokenOf(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(token, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
