using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Tests.Shared.ServiceBus;

/// <summary>Who may enter: whoever signs with the key, or shows a token that is known.</summary>
internal sealed class StandInAuthorization(string keyName, string key, TimeProvider time)
{
    private readonly HashSet<string> tokens = [];

    public void Accept(string token)
    {
        lock (tokens) tokens.Add(token);
    }

    public void Revoke(string token)
    {
        lock (tokens) tokens.Remove(token);
    }

    public bool Allows(string header, Uri address)
    {
        const string bearer = "Bearer ", signature = "SharedAccessSignature ";
        if (header.StartsWith(bearer, StringComparison.Ordinal))
            lock (tokens) return tokens.Contains(header[bearer.Length..]);
        return header.StartsWith(signature, StringComparison.Ordinal) && IsSigned(header[signature.Length..], address);
    }

    private bool IsSigned(string text, Uri address)
    {
        var parts = text.Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1]);
        if (!parts.TryGetValue("sr", out var target) || !parts.TryGetValue("sig", out var signature) || !parts.TryGetValue("se", out var expiry) || !parts.TryGetValue("skn", out var name))
            return false;
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{target}\n{expiry}"));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(signature)), Encoding.UTF8.GetBytes(Convert.ToBase64String(expected)))
            && Uri.UnescapeDataString(name) == keyName
            && long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && time.GetUtcNow().ToUnixTimeSeconds() < seconds
            && Covers(Uri.UnescapeDataString(target), address);
    }

    // The scheme does not count.
    private static bool Covers(string target, Uri address) =>
        Uri.TryCreate(target, UriKind.Absolute, out var opened) && opened.Authority == address.Authority
        && (address.AbsolutePath + "/").StartsWith(opened.AbsolutePath.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
}
