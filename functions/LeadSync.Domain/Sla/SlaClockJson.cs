using System.Buffers;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Sla;

/// <summary>How a clock is stored, and how its history is shown. Instants are ISO texts in UTC.</summary>
public static class SlaClockJson
{
    private static readonly Dictionary<SlaEnd, string> Ends = new() { [SlaEnd.Met] = "met", [SlaEnd.Cancelled] = "cancelled", [SlaEnd.Superseded] = "superseded" };

    private static readonly Dictionary<SlaStart, string> Starts = new()
    {
        [SlaStart.StageEntered] = "stage", [SlaStart.Routed] = "routed", [SlaStart.AnswerAwaited] = "answer",
    };

    /// <summary>The clock as a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, SlaClock clock)
    {
        writer.WriteStartObject();
        writer.WriteString("policy", clock.Policy);
        writer.WriteString("start", Starts[clock.Start]);
        writer.WriteNumber("goals", (int)clock.Goals);
        writer.WriteString("occasion", clock.Occasion);
        writer.WriteString("startedAt", Iso(clock.StartedAt));
        writer.WriteStartArray("spans");
        foreach (var span in clock.Spans) Write(writer, span);
        writer.WriteEndArray();
        writer.WriteStartArray("fired");
        foreach (var fired in clock.Fired) Write(writer, fired);
        writer.WriteEndArray();
        writer.WriteString("plan", clock.Plan);
        writer.WriteNumber("target", clock.TargetMinutes);
        if (clock.End is { } end) writer.WriteString("end", Ends[end]);
        if (clock.EndedAt is { } at) writer.WriteString("endedAt", Iso(at));
        writer.WritePropertyName("history");
        WriteHistory(writer, clock);
        writer.WriteEndObject();
    }

    /// <summary>The history alone: <c>[{"at","event","percent"?,"by"?,"note"?}]</c>, oldest first.</summary>
    public static string History(SlaClock clock)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) WriteHistory(writer, clock);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, SlaClock)"/> wrote.</summary>
    public static SlaClock Read(JsonElement json) => new()
    {
        Policy = json.GetProperty("policy").GetGuid(),
        Start = Starts.First(name => name.Value == json.GetProperty("start").GetString()).Key,
        Goals = (SlaGoals)json.GetProperty("goals").GetInt32(),
        Occasion = json.GetProperty("occasion").GetString()!,
        StartedAt = At(json.GetProperty("startedAt")),
        Spans = [.. json.GetProperty("spans").EnumerateArray().Select(span => new RunningSpan(At(span[0]), span.GetArrayLength() > 1 ? At(span[1]) : null))],
        Fired = [.. json.GetProperty("fired").EnumerateArray().Select(fired =>
            new FiredMilestone(fired[0].GetString()!, fired[1].GetInt32(), At(fired[2]), At(fired[3])))],
        Plan = json.GetProperty("plan").GetString()!,
        TargetMinutes = json.GetProperty("target").GetInt64(),
        End = json.TryGetProperty("end", out var end) ? Ends.First(name => name.Value == end.GetString()).Key : null,
        EndedAt = json.TryGetProperty("endedAt", out var at) ? At(at) : null,
        History = [.. json.GetProperty("history").EnumerateArray().Select(Event)],
    };

    private static SlaEvent Event(JsonElement json) => new(
        At(json.GetProperty("at")), json.GetProperty("event").GetString()!,
        json.TryGetProperty("percent", out var percent) ? percent.GetInt32() : null,
        json.TryGetProperty("by", out var by) ? by.GetGuid() : null,
        json.TryGetProperty("note", out var note) ? note.GetString() : null);

    private static void WriteHistory(Utf8JsonWriter writer, SlaClock clock)
    {
        writer.WriteStartArray();
        foreach (var entry in clock.History)
        {
            writer.WriteStartObject();
            writer.WriteString("at", Iso(entry.At));
            writer.WriteString("event", entry.Event);
            if (entry.Percent is { } percent) writer.WriteNumber("percent", percent);
            if (entry.By is { } by) writer.WriteString("by", by);
            if (entry.Note is { } note) writer.WriteString("note", note);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, RunningSpan span)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Iso(span.From));
        if (span.Until is { } until) writer.WriteStringValue(Iso(until));
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, FiredMilestone fired)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(fired.Milestone);
        writer.WriteNumberValue(fired.Percent);
        writer.WriteStringValue(Iso(fired.Due));
        writer.WriteStringValue(Iso(fired.At));
        writer.WriteEndArray();
    }

    private static string Iso(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static Instant At(JsonElement json) => InstantPattern.ExtendedIso.Parse(json.GetString()!).Value;
}
