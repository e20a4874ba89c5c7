using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Intake;

/// <summary>
/// The body of a message of the queue "activities": <c>{"activities":[exchange form …],"attributes":[{field: text} …]}</c>,
/// the attributes in the order of the activities.
/// </summary>
internal static class ActivityBatch
{
    /// <summary>The most activities of one message.</summary>
    public const int MaxActivities = 100;

    /// <summary>The longest body, in bytes: queues of the cheaper tier take 256 KB with everything around.</summary>
    public const int MaxLength = 200 * 1024;

    private const int Envelope = 64;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether an activity fits into a message by itself.</summary>
    public static bool Fits(ReportedActivity reported) => Length(reported) + Envelope <= MaxLength;

    /// <summary>
    /// As few messages as the limits allow; every activity fits by itself. The id of a message is that of its content, so
    /// that a retry is recognised while the first still waits.
    /// </summary>
    public static IEnumerable<OutgoingMessage> ToMessages(IEnumerable<ReportedActivity> activities)
    {
        var batch = new List<ReportedActivity>();
        var length = Envelope;
        foreach (var activity in activities)
        {
            var more = Length(activity);
            if (batch.Count == MaxActivities || (batch.Count > 0 && length + more > MaxLength))
            {
                yield return ToMessage(batch);
                batch.Clear();
                length = Envelope;
            }
            batch.Add(activity);
            length += more;
        }
        if (batch.Count > 0)
            yield return ToMessage(batch);
    }

    /// <summary>Reads a body, or says what is wrong with it.</summary>
    public static (IReadOnlyList<ReportedActivity>? Activities, string Problem) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var attributes = document.RootElement.GetProperty("attributes");
            var activities = new List<ReportedActivity>();
            foreach (var item in document.RootElement.GetProperty("activities").EnumerateArray())
            {
                var reading = ActivityJson.Read(item);
                if (reading.Activity is not { } activity)
                    return (null, $"activities[{activities.Count}].{reading.Errors[0]}");
                activities.Add(new ReportedActivity(activity, ReadAttributes(attributes[activities.Count])));
            }
            return (activities, "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return (null, $"not a batch of activities ({error.GetType().Name})");
        }
    }

    private static Dictionary<string, string> ReadAttributes(JsonElement json) =>
        json.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => attribute.Value.GetString()!);

    private static int Length(ReportedActivity reported) =>
        ActivityJson.Write(reported.Activity).Length
        + reported.Attributes.Sum(attribute => (6 * (attribute.Key.Length + attribute.Value.Length)) + 6) + 4;

    private static OutgoingMessage ToMessage(List<ReportedActivity> batch)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities");
            foreach (var reported in batch)
                ActivityJson.Write(writer, reported.Activity);
            writer.WriteEndArray();
            writer.WriteStartArray("attributes");
            foreach (var reported in batch)
                WriteAttributes(writer, reported.Attributes);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return new OutgoingMessage(IdOf(batch), buffer.WrittenSpan.ToArray());
    }

    private static void WriteAttributes(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> attributes)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in attributes)
            writer.WriteString(name, value);
        writer.WriteEndObject();
    }

    // Without the time of receipt, which a retry changes.
    private static string IdOf(List<ReportedActivity> batch)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var reported in batch)
            hash.AppendData(Encoding.UTF8.GetBytes(ActivityId.Of(reported.Activity) + reported.Activity.Id + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
