using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Cli.Scoring;

/// <summary>
/// What came of reading a line of people, <c>{"person":"key","attributes":{…}}</c>: the key and what is said of the
/// person, or what is wrong. An attribute that is null is no longer known.
/// </summary>
internal readonly record struct PersonLine(long Number, PersonKey? Key, IReadOnlyDictionary<string, PropertyValue?> Attributes, string? Problem)
{
    private static readonly Dictionary<string, PropertyValue?> None = [];

    public static string NoJson(JsonException e) => $"is not valid JSON (at byte {e.BytePositionInLine + 1})";

    public static PersonLine[] Read(List<Line> lines)
    {
        var read = new PersonLine[lines.Count];
        for (var i = 0; i < read.Length; i++) read[i] = Read(lines[i]);
        return read;
    }

    public static PersonLine Read(Line line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.Text);
            return Read(line.Number, json.RootElement);
        }
        catch (JsonException e)
        {
            return Wrong(line.Number, NoJson(e));
        }
        catch (InvalidOperationException)
        {
            // All kinds of values are checked: what is left is a text that is not Unicode.
            return Wrong(line.Number, "holds a text that is not valid Unicode");
        }
    }

    private static PersonLine Read(long number, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return Wrong(number, "is no JSON object");
        if (!json.TryGetProperty("person", out var person) || person.ValueKind != JsonValueKind.String
            || PersonKey.Parse(person.GetString()!) is not { } key)
            return Wrong(number, "person: must be a valid email:, cookie: or source: key");
        if (!json.TryGetProperty("attributes", out var given) || given.ValueKind == JsonValueKind.Null)
            return new PersonLine(number, key, None, null);
        if (given.ValueKind != JsonValueKind.Object) return Wrong(number, "attributes: must be an object");
        var attributes = new Dictionary<string, PropertyValue?>();
        foreach (var attribute in given.EnumerateObject())
        {
            if (!TryRead(attribute.Value, out var value))
                return Wrong(number, "attributes: each must be a text, a finite number or a boolean");
            attributes[attribute.Name] = value;
        }
        return new PersonLine(number, key, attributes, null);
    }

    private static bool TryRead(JsonElement json, out PropertyValue? value)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.String => new PropertyValue.Text(json.GetString()!),
            JsonValueKind.Number when double.IsFinite(json.GetDouble()) => new PropertyValue.Number(json.GetDouble()),
            JsonValueKind.True => new PropertyValue.Boolean(true),
            JsonValueKind.False => new PropertyValue.Boolean(false),
            _ => null,
        };
        return value is not null || json.ValueKind == JsonValueKind.Null;
    }

    private static PersonLine Wrong(long number, string reason) => new(number, null, None, reason);
}
