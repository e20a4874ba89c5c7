using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>One message, ready for the wire.</summary>
/// <param name="MessageId">The queue's id of it.</param>
/// <param name="Body">What travels: the envelope.</param>
/// <param name="ScheduledAt">When it is to come, by the broker's clock; null for at once.</param>
internal sealed record Parcel(string MessageId, byte[] Body, DateTimeOffset? ScheduledAt)
{
    private const int LongestId = 128;

    /// <summary>
    /// An id that tells the tries of one sending, which are doubles, from another sending of the same message, which is none.
    /// Ids that are long, or not plain, are hashed: the true one is in the envelope.
    /// </summary>
    /// <param name="id">The sender's.</param>
    /// <param name="sending">Names the sending.</param>
    public static string IdOf(string id, string sending)
    {
        var isPlain = id.Length + 1 + sending.Length <= LongestId && id.All(letter => letter is > ' ' and < '\x7f');
        return $"{(isPlain ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))))}:{sending}";
    }

    /// <summary>The broker's properties, in ASCII.</summary>
    public string Properties()
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer)) WriteProperties(json);
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    public void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(nameof(MessageId), MessageId);
        if (ScheduledAt is { } time) json.WriteString("ScheduledEnqueueTimeUtc", BrokerProperties.Time(time));
        json.WriteEndObject();
    }
}

/// <summary>Puts messages together into requests.</summary>
internal static class Parcels
{
    /// <summary>The most messages of one request.</summary>
    public const int MostTogether = 100;

    /// <summary>The room in a request that is left to what the broker adds.</summary>
    public const int Reserve = 4 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What one request carries: a message by itself as it is, or several as a JSON array.</summary>
    /// <param name="Single">The message that travels by itself.</param>
    /// <param name="Batch">The array; empty where there is a single one.</param>
    internal sealed record Load(Parcel? Single, byte[] Batch);

    /// <summary>Whether a message fits into a request at all.</summary>
    public static bool Fits(Parcel parcel, int maxRequest) => parcel.Body.Length + Reserve <= maxRequest;

    /// <summary>
    /// As few requests as the limits allow. A message that only its escapes make too large for an array travels by itself.
    /// </summary>
    /// <param name="parcels">Each fits by itself.</param>
    /// <param name="maxRequest">In bytes.</param>
    public static IEnumerable<Load> Pack(IEnumerable<Parcel> parcels, int maxRequest)
    {
        var most = maxRequest - Reserve;
        var batch = new List<byte[]>();
        var length = 2;
        foreach (var parcel in parcels)
        {
            var item = Item(parcel);
            if (item.Length + 2 > most)
            {
                yield return new Load(parcel, []);
                continue;
            }
            if (batch.Count == MostTogether || length + item.Length + 1 > most)
            {
                yield return new Load(null, Array(batch, length));
                batch.Clear();
                length = 2;
            }
            batch.Add(item);
            length += item.Length + 1;
        }
        if (batch.Count > 0) yield return new Load(null, Array(batch, length));
    }

    private static byte[] Item(Parcel parcel)
    {
        var buffer = new ArrayBufferWriter<byte>(parcel.Body.Length + (parcel.Body.Length / 4) + 256);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("Body", parcel.Body);
            json.WritePropertyName("BrokerProperties");
            parcel.WriteProperties(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Array(List<byte[]> items, int length)
    {
        var whole = new List<byte>(length) { (byte)'[' };
        foreach (var item in items)
        {
            if (whole.Count > 1) whole.Add((byte)',');
            whole.AddRange(item);
        }
        whole.Add((byte)']');
        return [.. whole];
    }
}
