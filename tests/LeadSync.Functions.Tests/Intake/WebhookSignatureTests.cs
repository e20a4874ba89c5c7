using System.Text;
using System.Text.Json;
using LeadSync.Functions.Intake.Mautic;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Intake;

public sealed class WebhookSignatureTests
{
    private static readonly MauticSource Source = new();

    [Fact]
    public void Known_signature_is_valid()
    {
        var (body, secret, signature) = Vector();
        Assert.True(Source.IsAuthentic(Requests.Of(body, headers: ("Webhook-Signature", signature)), secret));
    }

    [Fact]
    public void Every_flipped_byte_of_the_body_makes_it_invalid()
    {
        var (body, secret, signature) = Vector();
        for (var i = 0; i < body.Length; i++)
        {
            var forged = body.ToArray();
            forged[i] ^= 1;
            Assert.False(Source.IsAuthentic(Requests.Of(forged, headers: ("Webhook-Signature", signature)), secret));
        }
    }

    [Fact]
    public void Wrong_secret_makes_it_invalid()
    {
        var (body, secret, signature) = Vector();
        Assert.False(Source.IsAuthentic(Requests.Of(body, headers: ("Webhook-Signature", signature)), secret + "x"));
    }

    [Fact]
    public void Missing_empty_short_and_doubled_headers_are_invalid()
    {
        var (body, secret, signature) = Vector();
        Assert.False(Source.IsAuthentic(Requests.Of(body), secret));
        Assert.False(Source.IsAuthentic(Requests.Of(body, headers: ("Webhook-Signature", "")), secret));
        Assert.False(Source.IsAuthentic(Requests.Of(body, headers: ("Webhook-Signature", signature[..20])), secret));
        Assert.False(Source.IsAuthentic(
            Requests.Of(body, "application/json", ("Webhook-Signature", signature), ("Webhook-Signature", signature)), secret));
    }

    private static (byte[] Body, string Secret, string Signature) Vector()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(SharedData.Need("webhooks/signature_vectors.json")));
        var vector = vectors.RootElement.EnumerateArray().Single(item => item.GetProperty("tool").GetString() == "mautic");
        return (Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!),
            vector.GetProperty("secret").GetString()!, vector.GetProperty("expected").GetString()!);
    }
}
