using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using LeadSync.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadSync.Functions.Tests.Identity;

/// <summary>
/// Entra's token endpoint on the loopback, over TLS with a certificate that only <see cref="Transport"/> trusts. It keeps what
/// was posted and numbers its tokens.
/// </summary>
internal sealed class EntraStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;
    private readonly HttpClient client;
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> posted = new();

    private EntraStandIn(WebApplication app, X509Certificate2 certificate, int port)
    {
        (this.app, this.certificate) = (app, certificate);
        Address = new Uri($"https://localhost:{port}");
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
        client = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } });
        Transport = new HttpClientTransport(client);
    }

    public Uri Address { get; }

    public HttpClientTransport Transport { get; }

    /// <summary>The forms of all token requests.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Posted => [.. posted];

    public static async Task<EntraStandIn> Start()
    {
        var port = Loopback.FreePort();
        var shown = SelfSigned("localhost");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(shown)));
        var server = builder.Build();
        var entra = new EntraStandIn(server, shown, port);
        server.MapPost("/{tenant}/oauth2/v2.0/token", entra.Answer);
        await server.StartAsync();
        return entra;
    }

    /// <summary>A certificate with its private key.</summary>
    public static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task<IResult> Answer(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        posted.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"token-{posted.Count}" });
    }
}
