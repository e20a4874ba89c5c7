using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Activities;

/// <summary>Reads one activity out of its JSON object and gathers every error on the way.</summary>
internal sealed class ActivityReader(JsonElement json)
{
    private readonly List<FieldError> _errors = [];

    public ActivityReading Read(Instant? receivedAt)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new ActivityReading(null, [new FieldError("", "an activity is a JSON object")]);
        try
        {
            return ReadFields(receivedAt);
        }
        catch (InvalidOperationException)
        {
            // The kinds of all values are checked first: what is left is an escaped half of a surrogate pair, which the
            // JSON parser lets pass and only its text access refuses.
            return new ActivityReading(null, [new FieldError("", "holds a text that is not valid Unicode")]);
        }
    }

    private ActivityReading ReadFields(Instant? receivedAt)
    {
        var kind = Kind();
        var activity = new Activity
        {
            Id = Id() ?? "",
            Source = Required("source") ?? "",
            Kind = kind ?? ActivityKind.Visit,
            OccurredAt = Time("occurredAt", null),
            ReceivedAt = Time("receivedAt", receivedAt),
            Keys = Keys(mayBeEmpty: kind == ActivityKind.Visit),
            Url = Text("url"),
            Topic = Text("topic"),
            Campaign = Text("campaign"),
            Asset = Text("asset"),
            Channel = Text("channel"),
            Machine = Boolean("machine"),
            Value = Number("value"),
            Properties = Properties(),
        };
        return _errors.Count > 0 ? new ActivityReading(null, _errors) : new ActivityReading(ActivityId.Complete(activity), []);
    }

    private ActivityKind? Kind()
    {
        if (Required("kind") is not { } name)
            return null;
        var kind = ActivityKind.Parse(name);
        if (kind is null)
            Fail("kind", "is not a known kind; a kind of your own is written custom:name");
        return kind;
    }

    // Tools send ids as text or as numbers; the digits are taken as they stand, so that no large number loses any.
    private string? Id() =>
        Field("id") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text("id");

    private Instant Time(string name, Instant? fallback)
    {
        var text = fallback is null ? Required(name) : Text(name);
        if (text is null)
            return fallback ?? default;
        var time = OffsetDateTimePattern.Rfc3339.Parse(text);
        if (time.Success)
            return time.Value.ToInstant();
        Fail(name, "must be an RFC 3339 time with an offset, such as 2026-11-21T10:15:00Z");
        return default;
    }

    private List<PersonKey> Keys(bool mayBeEmpty)
    {
        var keys = new List<PersonKey>();
        if (Field("keys") is { } list)
        {
            if (list.ValueKind == JsonValueKind.Array)
                for (var i = 0; i < list.GetArrayLength(); i++)
                    AddKey(keys, list[i], i);
            else
                Fail("keys", "must be a list of texts");
        }
        if (keys.Count == 0 && !mayBeEmpty && !_errors.Exists(error => error.Field.StartsWith("keys", StringComparison.Ordinal)))
            Fail("keys", "name nobody: a valid email:, cookie: or source: key is needed");
        return keys;
    }

    private void AddKey(List<PersonKey> keys, JsonElement item, int index)
    {
        if (item.ValueKind != JsonValueKind.String)
            Fail($"keys[{index}]", "must be a text");
        else if (!item.GetString()!.Contains(':', StringComparison.Ordinal))
            Fail($"keys[{index}]", "must be written scheme:name");
        else if (PersonKey.Parse(item.GetString()!) is { } key && !keys.Contains(key))
            keys.Add(key);
    }

    private IReadOnlyDictionary<string, PropertyValue> Properties()
    {
        if (Field("properties") is not { } json)
            return FrozenDictionary<string, PropertyValue>.Empty;
        if (json.ValueKind != JsonValueKind.Object)
        {
            Fail("properties", "must be an object");
            return FrozenDictionary<string, PropertyValue>.Empty;
        }
        var properties = new Dictionary<string, PropertyValue>();
        foreach (var property in json.EnumerateObject())
            if (Property(property) is { } value)
                properties[property.Name] = value;
        return properties;
    }

    private PropertyValue? Property(JsonProperty property)
    {
        switch (property.Value.ValueKind)
        {
            case JsonValueKind.String:
                return new PropertyValue.Text(property.Value.GetString()!);
            case JsonValueKind.Number when double.IsFinite(property.Value.GetDouble()):
                return new PropertyValue.Number(property.Value.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return new PropertyValue.Boolean(property.Value.GetBoolean());
            case JsonValueKind.Null:
                return null;
            default:
                Fail($"properties.{property.Name}", "must be a text, a finite number or a boolean");
                return null;
        }
    }

    private JsonElement? Field(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? Required(string name)
    {
        var before = _errors.Count;
        var text = Text(name);
        if (text is null && _errors.Count == before)
            Fail(name, "is missing");
        return text;
    }

    private string? Text(string name)
    {
        if (Field(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString() is { Length: > 0 } text ? text : null;
        Fail(name, "must be a text");
        return null;
    }

    private bool Boolean(string name)
    {
        if (Field(name) is not { } value)
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fail(name, "must be true or false");
        return false;
    }

    private double? Number(string name)
    {
        if (Field(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()))
            return value.GetDouble();
        Fail(name, "must be a finite number");
        return null;
    }

    private void Fail(string field, string reason) => _errors.Add(new FieldError(field, reason));
}
