using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;

namespace LeadSync.Domain.Activities;

/// <summary>Gathers one activity from the tokens of its ledger row.</summary>
internal ref struct LedgerReader(ReadOnlySpan<byte> row)
{
    private const int LongestKnownKind = 64;

    private Utf8JsonReader _json = new(row);
    private string? _id;
    private string? _source;
    private ActivityKind? _kind;
    private Instant? _occurredAt;
    private Instant? _receivedAt;
    private PersonKey[] _keys = [];
    private string? _url;
    private string? _topic;
    private string? _campaign;
    private string? _asset;
    private string? _channel;
    private bool _machine;
    private double? _value;
    private Dictionary<string, PropertyValue>? _properties;

    public static InvalidDataException Broken() => new("A ledger row holds no activity.");

    public Activity Read()
    {
        Expect(_json.Read() && _json.TokenType == JsonTokenType.StartObject);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.ValueSpan;
            _json.Read();
            if (_json.TokenType != JsonTokenType.Null && !ReadHead(name) && !ReadText(name) && !ReadRest(name))
                _json.Skip();
        }
        Expect(!_json.Read());
        Expect(_kind is not null && _source is not null && (_keys.Length > 0 || _kind == ActivityKind.Visit));
        return ActivityId.Complete(new Activity
        {
            Id = _id ?? "",
            Source = _source!,
            Kind = _kind!,
            OccurredAt = _occurredAt ?? throw Broken(),
            ReceivedAt = _receivedAt ?? throw Broken(),
            Keys = _keys,
            Url = _url,
            Topic = _topic,
            Campaign = _campaign,
            Asset = _asset,
            Channel = _channel,
            Machine = _machine,
            Value = _value,
            Properties = _properties ?? (IReadOnlyDictionary<string, PropertyValue>)FrozenDictionary<string, PropertyValue>.Empty,
        });
    }

    private bool ReadHead(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("id"u8))
            _id = Text();
        else if (name.SequenceEqual("source"u8))
            _source = Text();
        else if (name.SequenceEqual("kind"u8))
            _kind = Kind();
        else if (name.SequenceEqual("occurredAt"u8))
            _occurredAt = Time();
        else if (name.SequenceEqual("receivedAt"u8))
            _receivedAt = Time();
        else
            return false;
        return true;
    }

    private bool ReadText(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("url"u8))
            _url = Text();
        else if (name.SequenceEqual("topic"u8))
            _topic = Text();
        else if (name.SequenceEqual("campaign"u8))
            _campaign = Text();
        else if (name.SequenceEqual("asset"u8))
            _asset = Text();
        else if (name.SequenceEqual("channel"u8))
            _channel = Text();
        else
            return false;
        return true;
    }

    private bool ReadRest(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("keys"u8))
            _keys = Keys();
        else if (name.SequenceEqual("machine"u8))
            _machine = _json.GetBoolean();
        else if (name.SequenceEqual("value"u8))
            _value = Number();
        else if (name.SequenceEqual("properties"u8))
            _properties = Properties();
        else
            return false;
        return true;
    }

    private ActivityKind Kind()
    {
        Expect(_json.TokenType == JsonTokenType.String);
        if (_json.ValueSpan.Length > LongestKnownKind)
            return ActivityKind.Parse(_json.GetString()!) ?? throw Broken();
        Span<char> name = stackalloc char[LongestKnownKind];
        return ActivityKind.Parse(name[.._json.CopyString(name)]) ?? throw Broken();
    }

    private Instant Time()
    {
        Expect(_json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped);
        return LedgerTime.Read(_json.ValueSpan) ?? throw Broken();
    }

    private PersonKey[] Keys()
    {
        Expect(_json.TokenType == JsonTokenType.StartArray);
        var (keys, count) = (new PersonKey[2], 0);
        while (_json.Read() && _json.TokenType == JsonTokenType.String)
        {
            if (count == keys.Length)
                Array.Resize(ref keys, 2 * count);
            keys[count++] = PersonKey.OfWritten(_json.GetString()!) ?? throw Broken();
        }
        Expect(_json.TokenType == JsonTokenType.EndArray);
        return count == keys.Length ? keys : keys[..count];
    }

    private Dictionary<string, PropertyValue> Properties()
    {
        Expect(_json.TokenType == JsonTokenType.StartObject);
        var properties = new Dictionary<string, PropertyValue>();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.GetString()!;
            _json.Read();
            if (_json.TokenType != JsonTokenType.Null)
                properties[name] = Property();
        }
        return properties;
    }

    private PropertyValue Property() => _json.TokenType switch
    {
        JsonTokenType.String => new PropertyValue.Text(_json.GetString()!),
        JsonTokenType.Number => new PropertyValue.Number(Number()),
        JsonTokenType.True or JsonTokenType.False => new PropertyValue.Boolean(_json.GetBoolean()),
        _ => throw Broken(),
    };

    private double Number()
    {
        var number = _json.GetDouble();
        Expect(double.IsFinite(number));
        return number;
    }

    private string? Text()
    {
        Expect(_json.TokenType == JsonTokenType.String);
        return _json.GetString() is { Length: > 0 } text ? text : null;
    }

    private static void Expect(bool holds)
    {
        if (!holds)
            throw Broken();
    }
}
