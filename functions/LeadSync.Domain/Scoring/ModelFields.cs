using System.Text.Json;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// One object of a model under strict reading: every error names rule and field, and a field that nobody asked for is an
/// error, since a misspelt setting would otherwise silently not apply.
/// </summary>
internal sealed class ModelFields
{
    private const double Most = 1_000_000;

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    private readonly JsonElement _json;
    private readonly string _path;
    private readonly List<ModelError> _errors;
    private readonly HashSet<string> _asked = [];

    public ModelFields(JsonElement json, string rule, string path, List<ModelError> errors)
    {
        (_json, Rule, _path, _errors) = (json, rule, path, errors);
        if (json.ValueKind == JsonValueKind.Object)
            return;
        _json = Empty;
        Fail("", "must be an object");
    }

    /// <summary>What errors name as the rule.</summary>
    public string Rule { get; set; }

    public bool Has(string name) => Field(name) is not null;

    public void Fail(string name, string reason) => _errors.Add(new ModelError(Rule, PathOf(name), reason));

    public JsonElement? Field(string name)
    {
        _asked.Add(name);
        return _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public string? Text(string name, bool required = true)
    {
        if (Required(name, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
            return text;
        Fail(name, "must be a text that is not empty");
        return null;
    }

    /// <summary>A number of points, days or percent; far larger ones are mistakes, and would drown all others in a sum.</summary>
    public double? Number(string name, bool required = true, double above = -Most)
    {
        if (Required(name, required) is not { } value)
            return null;
        if (FiniteNumber(value) is { } number && number >= -Most && number <= Most && (above == -Most || number > above))
            return number;
        Fail(name, above == -Most ? "must be a number from -1,000,000 to 1,000,000" : $"must be a number above {above}, up to 1,000,000");
        return null;
    }

    public int? Whole(string name, int least, int most)
    {
        if (Required(name, required: true) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Fail(name, $"must be a whole number from {least} to {most}");
        return null;
    }

    public bool Flag(string name)
    {
        if (Field(name) is not { } value)
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fail(name, "must be true or false");
        return false;
    }

    public ModelFields? Object(string name, bool required = true) =>
        Required(name, required) is { } value ? new ModelFields(value, Rule, PathOf(name), _errors) : null;

    public IEnumerable<JsonElement> List(string name)
    {
        if (Field(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        Fail(name, "must be a list");
        return [];
    }

    /// <summary>The items of a list of objects, each under its place in the list.</summary>
    public IEnumerable<ModelFields> Objects(string name) =>
        List(name).Select((item, index) => new ModelFields(item, Rule, PathOf($"{name}[{index}]"), _errors));

    /// <summary>All fields of an object whose names are free; to be asked for where a name is a value.</summary>
    public IEnumerable<string> Names()
    {
        foreach (var property in _json.EnumerateObject())
            yield return property.Name;
    }

    public void RefuseUnknown()
    {
        foreach (var name in Names().Where(name => !_asked.Contains(name)))
            Fail(name, "is not known here");
    }

    public static double? FiniteNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()) ? value.GetDouble() : null;

    private JsonElement? Required(string name, bool required)
    {
        var value = Field(name);
        if (value is null && required)
            Fail(name, "is missing");
        return value;
    }

    private string PathOf(string name) => (_path, name) switch
    {
        ("", _) => name,
        (_, "") => _path,
        _ => $"{_path}.{name}",
    };
}
