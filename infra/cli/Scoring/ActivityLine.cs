using System.Text.Json;
using LeadSync.Domain.Activities;
using NodaTime;

namespace LeadSync.Cli.Scoring;

/// <summary>What came of reading a line of activities: the activity, or what is wrong.</summary>
internal readonly record struct ActivityLine(long Number, Activity? Activity, string? Problem)
{
    // Where a line does not say when it was received, every other delivery of the same activity is the earlier one.
    private static readonly Instant Unknown = Instant.FromUtc(9999, 12, 31, 0, 0);

    public static ActivityLine[] Read(List<Line> lines)
    {
        var read = new ActivityLine[lines.Count];
        for (var i = 0; i < read.Length; i++) read[i] = Read(lines[i]);
        return read;
    }

    private static ActivityLine Read(Line line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.Text);
            var reading = ActivityJson.Read(json.RootElement, Unknown);
            return new ActivityLine(line.Number, reading.Activity, reading.Activity is null ? Say(reading.Errors) : null);
        }
        catch (JsonException e)
        {
            return new ActivityLine(line.Number, null, PersonLine.NoJson(e));
        }
    }

    private static string Say(IEnumerable<FieldError> errors) =>
        string.Join("; ", errors.Select(error => error.Field.Length == 0 ? error.Reason : $"{error.Field}: {error.Reason}"));

    /// <summary>Reads a line that was read before and was all right.</summary>
    public static Activity ReadValid(ReadOnlyMemory<byte> text)
    {
        using var json = JsonDocument.Parse(text);
        return ActivityJson.Read(json.RootElement, Unknown).Activity!;
    }
}
