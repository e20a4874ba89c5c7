using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Functions.Intake;

/// <summary>Comparisons of secrets whose duration tells nothing about the secret.</summary>
internal static class Secrets
{
    private const int Sha256Length = 32;

    /// <summary>Whether <paramref name="signature"/> is base64(HMAC-SHA256(secret, body)). No signature is a wrong one.</summary>
    public static bool IsHmacSha256Base64(string? signature, string secret, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[Sha256Length];
        if (signature is null || !Convert.TryFromBase64String(signature, given, out var length) || length != Sha256Length)
            return false;
        Span<byte> expected = stackalloc byte[Sha256Length];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, expected);
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }

    /// <summary>Whether both texts are the same; their hashes are compared, so that not even the length shows.</summary>
    public static bool AreEqual(string? given, string secret) =>
        given is not null && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
