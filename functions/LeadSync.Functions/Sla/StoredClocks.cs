using System.Buffers;
using System.Text.Json;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Records;

namespace LeadSync.Functions.Sla;

/// <summary>What is stored of a record's clocks.</summary>
/// <param name="Record">The record.</param>
/// <param name="Clocks">Its clocks, ended ones included.</param>
/// <param name="Pending">Escalation steps that have fired and are not yet known to be done: <see cref="StepKey"/>.</param>
/// <param name="Alarm">When it is to be looked at again by itself; null for never.</param>
/// <param name="ETag">Null where nothing is stored yet.</param>
internal sealed record StoredClocks(
    RecordRef Record, IReadOnlyList<SlaClock> Clocks, IReadOnlyList<string> Pending, DateTimeOffset? Alarm, string? ETag)
{
    private const int EndedAnswers = 10;
    private const int EndedOthers = 100;

    /// <summary>Whether any clock is open.</summary>
    public bool HasOpen => Clocks.Any(clock => clock.IsOpen);

    public static StoredClocks None(RecordRef record) => new(record, [], [], null, null);

    /// <summary>Names an escalation step of a clock.</summary>
    public static string StepKey(SlaClock clock, Guid step) => $"{clock.Key}|{step:N}";

    public static StoredClocks Read(RecordRef record, byte[] value, string etag)
    {
        var json = JsonElement.Parse(value);
        return new StoredClocks(
            record,
            [.. json.GetProperty("clocks").EnumerateArray().Select(SlaClockJson.Read)],
            [.. json.GetProperty("pending").EnumerateArray().Select(step => step.GetString()!)],
            json.TryGetProperty("alarm", out var alarm) ? DateTimeOffset.FromUnixTimeMilliseconds(alarm.GetInt64()) : null,
            etag);
    }

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (Alarm is { } alarm) writer.WriteNumber("alarm", alarm.ToUnixTimeMilliseconds());
            writer.WriteStartArray("pending");
            foreach (var step in Pending) writer.WriteStringValue(step);
            writer.WriteEndArray();
            writer.WriteStartArray("clocks");
            foreach (var clock in Clocks) SlaClockJson.Write(writer, clock);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Without ended clocks that nothing can start again: of those that customers' messages started the latest are enough to
    /// tell a message that was seen from a new one.
    /// </summary>
    public static IReadOnlyList<SlaClock> Compact(IReadOnlyList<SlaClock> clocks)
    {
        var ended = clocks.Where(clock => !clock.IsOpen).OrderByDescending(clock => clock.StartedAt).ToLookup(clock => clock.Start == SlaStart.AnswerAwaited);
        var dropped = ended[true].Skip(EndedAnswers).Concat(ended[false].Skip(EndedOthers)).ToHashSet();
        return dropped.Count == 0 ? clocks : [.. clocks.Where(clock => !dropped.Contains(clock))];
    }
}
