using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Cli.Scoring;

/// <summary>A person's score as one line of JSON: figures as shown, but the points of the reasons unrounded.</summary>
internal static class ScoreLine
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(string person, Score score, LocalDate? nextChange)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("person", person);
            writer.WriteNumber("interest", Shown(score.Interest));
            writer.WriteNumber("fit", Shown(score.Fit));
            writer.WriteNumber("profile", Shown(score.Profile));
            writer.WriteNumber("total", score.ShownTotal);
            writer.WriteString("grade", score.Grade);
            Write(writer, "deficits", score.Deficits);
            Write(writer, "oneFieldAway", score.OneFieldAway);
            writer.WriteBoolean("qualified", score.Qualified);
            Write(writer, score.Reasons);
            writer.WriteString("nextChange", Text(nextChange));
            writer.WriteString("model", score.Model);
            writer.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            writer.WriteNull(name);
            return;
        }
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Reason> reasons)
    {
        writer.WriteStartArray("reasons");
        foreach (var reason in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", reason.Rule);
            writer.WriteNumber("points", reason.Points);
            writer.WriteNumber("count", reason.Count);
            writer.WriteString("lastDay", Text(reason.LastDay));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    // Two decimals, halves away from zero, as on the lead: 1.005 counts as the half it looks like. Adding 0 turns a
    // negative zero into zero.
    private static double Shown(double value) => (double)Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero) + 0.0;

    private static string? Text(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
