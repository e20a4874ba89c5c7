namespace LeadSync.Functions.Intake;

/// <summary>The header <c>Webhook-Signature</c>: base64(HMAC-SHA256(secret, body)) over the bytes as they were sent.</summary>
internal static class WebhookSignature
{
    public const string Header = "Webhook-Signature";

    /// <summary>Senders sign before they compress or after; either proves that they know the secret.</summary>
    public static bool IsValid(IncomingRequest request, string secret)
    {
        var signature = request.Headers[Header] is [var only] ? only : null;
        return Secrets.IsHmacSha256Base64(signature, secret, request.Wire.Span)
            || (!request.Body.Equals(request.Wire) && Secrets.IsHmacSha256Base64(signature, secret, request.Body.Span));
    }
}
