using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>The shared access signature of Service Bus.</summary>
internal static class SasSignature
{
    /// <summary>The value of the header Authorization.</summary>
    /// <param name="resource">What it opens, with everything below it.</param>
    /// <param name="keyName">The policy.</param>
    /// <param name="key">Its key as text: the bytes are those of the text, not what the base64 stands for.</param>
    /// <param name="expires">Until when, in whole seconds.</param>
    public static string Of(Uri resource, string keyName, string key, DateTimeOffset expires)
    {
        var target = Uri.EscapeDataString(resource.AbsoluteUri.ToLowerInvariant());
        var expiry = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{target}\n{expiry}"));
        return $"SharedAccessSignature sr={target}&sig={Uri.EscapeDataString(Convert.ToBase64String(signature))}&se={expiry}&skn={Uri.EscapeDataString(keyName)}";
    }
}
