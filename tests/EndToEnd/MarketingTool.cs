using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>A marketing tool that posts webhooks; signs on its own, independently of the code under test.</summary>
public sealed class MarketingTool(LeadSyncProcess leadSync) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = leadSync.Address };

    public Task<HttpResponseMessage> PostMautic(string body) => PostMautic(body, Secret("mautic"));

    public async Task<HttpResponseMessage> PostMautic(string body, string secret)
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/activities/mautic") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Webhook-Signature", signature);
        return await http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> PostCloudEvents(string batch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/activities/cloudevents") { Content = new StringContent(batch) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/cloudevents-batch+json; charset=utf-8");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret("cloudevents"));
        return await http.SendAsync(request);
    }

    /// <summary>The same batch, gzipped.</summary>
    public async Task<HttpResponseMessage> PostCompressed(byte[] batch)
    {
        using var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) await zip.WriteAsync(batch);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/activities/cloudevents") { Content = new ByteArrayContent(zipped.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json");
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret("cloudevents"));
        return await http.SendAsync(request);
    }

    /// <summary>A form submission, which counts 20 points without decay in the default model.</summary>
    public static string Form(int id, string mail, int contact)
    {
        var lead = new JsonObject
        {
            ["id"] = contact,
            ["points"] = 0,
            ["fields"] = new JsonObject { ["core"] = new JsonObject { ["email"] = new JsonObject { ["alias"] = "email", ["value"] = mail } } },
        };
        var submission = new JsonObject
        {
            ["id"] = id,
            ["form"] = new JsonObject { ["id"] = 3, ["name"] = "contact", ["alias"] = "contact" },
            ["lead"] = lead,
            ["dateSubmitted"] = "2026-01-15T10:00:00+00:00",
            ["referer"] = "https://www.shop.example/contact",
        };
        var item = new JsonObject { ["submission"] = submission, ["timestamp"] = "2026-01-15T10:00:01+00:00" };
        return new JsonObject { ["mautic.form_on_submit"] = new JsonArray(item) }.ToJsonString();
    }

    public void Dispose() => http.Dispose();

    private string Secret(string source) => leadSync.Secrets.GetProperty("sources").GetProperty(source).GetString()!;
}
