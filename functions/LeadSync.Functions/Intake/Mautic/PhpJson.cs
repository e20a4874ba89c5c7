using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Functions.Intake.Mautic;

/// <summary>
/// Reads JSON as PHP writes it: an empty map is <c>[]</c>, numbers may be texts, texts are escaped for HTML.
/// Whatever is absent, empty or of another kind is null.
/// </summary>
internal static class PhpJson
{
    private static readonly LocalDateTimePattern NaivePattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    /// <summary>The value at the end of a path of object properties.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    /// <summary>A text or number as text, unescaped and trimmed.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => WebUtility.HtmlDecode(text.GetString()!).Trim() is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Whether there is something at the path: not null, not <c>[]</c>, not <c>{}</c>, not an empty text.</summary>
    public static bool Has(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        null => false,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Any(),
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Length > 0,
        _ => true,
    };

    /// <summary>A finite number, or a text that is one.</summary>
    public static double? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) is { } text
        && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    /// <summary>A time with an offset; one without is UTC, as Mautic keeps its times.</summary>
    public static Instant? Time(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } text)
            return null;
        if (OffsetDateTimePattern.Rfc3339.Parse(text.GetString()!) is { Success: true } withOffset)
            return withOffset.Value.ToInstant();
        return NaivePattern.Parse(text.GetString()!) is { Success: true } naive ? naive.Value.InUtc().ToInstant() : null;
    }
}
