using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace LeadSync.Functions.Intake.CloudEvents;

/// <summary>The binary mode: attributes in <c>ce-</c> headers, the body is the data. It is brought into the JSON format.</summary>
internal static class CloudEventHeaders
{
    public const string SpecVersion = "ce-specversion";

    private const string Prefix = "ce-";

    /// <summary>The event in JSON format, for the caller to dispose of, or what is wrong.</summary>
    public static (JsonDocument? Document, Reading.Malformed? Error) ToJson(
        IHeaderDictionary headers, string? contentType, ReadOnlyMemory<byte> body)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length * 4 / 3 + 512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, values) in headers.Where(IsAttribute))
            {
                if (values is not [{ } value])
                    return (null, new Reading.Malformed("Is there more than once.", name));
                writer.WriteString(name[Prefix.Length..].ToLowerInvariant(), Decode(value));
            }
            if (!string.IsNullOrEmpty(contentType))
                writer.WriteString("datacontenttype", contentType);
            if (!body.IsEmpty)
                writer.WriteBase64String("data_base64", body.Span);
            writer.WriteEndObject();
        }
        return (JsonDocument.Parse(buffer.WrittenMemory), null);
    }

    // Data and its type come as body and Content-Type; headers of those names say nothing.
    private static bool IsAttribute(KeyValuePair<string, StringValues> header) =>
        header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && header.Key[Prefix.Length..].ToLowerInvariant() is not ("data" or "data_base64" or "datacontenttype" or "");

    /// <summary>Values are percent-encoded once; senders of old drafts put them in quotes.</summary>
    private static string Decode(string value)
    {
        var plain = value is ['"', .. var inner, '"'] ? inner : value;
        return Uri.UnescapeDataString(plain);
    }
}
