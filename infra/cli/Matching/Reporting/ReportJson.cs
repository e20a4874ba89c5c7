using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>The report for machines.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new Rounded() },
    };

    public static void Write(TextWriter writer, MatchReport report) => writer.Write($"{JsonSerializer.Serialize(report, Options)}\n");

    // Further digits say nothing, and would differ between machines.
    private sealed class Rounded : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 6));
    }
}
