using System.Text.Json;
using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Accounts;

/// <summary>
/// The exchange form of segment criteria, <c>{"industryClass":["manufacturing"],"employees":{"min":200,"max":5000}}</c>.
/// Reading is strict, as for models: a criterion that quietly does not apply would put accounts into the wrong segment.
/// </summary>
public static class SegmentCriteriaJson
{
    private const double Boundless = double.PositiveInfinity;
    private const string Employees = "employees";

    private static readonly string[] Texts = ["company", "industryClass", "country", "city", "website", "phone"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads criteria, or gives all their errors.</summary>
    public static SegmentReading Load(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            return Refuse($"is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            // All value kinds are checked: what is left is half a surrogate pair, which only text access refuses.
            return Refuse("holds a text that is not valid Unicode");
        }
    }

    private static SegmentReading Refuse(string reason) => new(null, [new ModelError("", "", reason)]);

    private static SegmentReading Read(JsonElement json)
    {
        var errors = new List<ModelError>();
        var fields = new ModelFields(json, "", "", errors);
        var criteria = Texts.Where(fields.Has).Select(Criterion (name) => AnyOf(fields, name)).ToList();
        if (fields.Object(Employees, required: false) is { } bounds)
            criteria.Add(Within(bounds));
        fields.RefuseUnknown();
        if (criteria.Count == 0 && errors.Count == 0)
            fields.Fail("", "names no attribute: every account would belong to the segment");
        return errors.Count > 0 ? new SegmentReading(null, errors) : new SegmentReading(new SegmentCriteria(criteria), []);
    }

    private static Criterion.AnyOf AnyOf(ModelFields fields, string name)
    {
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in fields.List(name))
            if (item.ValueKind == JsonValueKind.String && item.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
                texts.Add(text.Trim());
            else
                fields.Fail(name, "must be a list of texts that are not empty");
        if (fields.Field(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0)
            fields.Fail(name, "an empty list matches nothing");
        return new Criterion.AnyOf(name, texts);
    }

    private static Criterion.Within Within(ModelFields bounds)
    {
        if (!bounds.Has("min") && !bounds.Has("max"))
            bounds.Fail("", "needs min, max or both");
        var min = Bound(bounds, "min");
        var max = Bound(bounds, "max");
        if (min > max)
            bounds.Fail("max", "must not be below min");
        bounds.RefuseUnknown();
        return new Criterion.Within(Employees, min ?? -Boundless, max ?? Boundless);
    }

    private static double? Bound(ModelFields bounds, string name)
    {
        if (bounds.Field(name) is not { } value)
            return null;
        if (ModelFields.FiniteNumber(value) is { } number)
            return number;
        bounds.Fail(name, "must be a number");
        return null;
    }
}

/// <summary>What came of loading segment criteria: either the criteria, or all errors found; their rule is empty.</summary>
public sealed record SegmentReading
{
    internal SegmentReading(SegmentCriteria? criteria, IReadOnlyList<ModelError> errors) => (Criteria, Errors) = (criteria, errors);

    /// <summary>The criteria, or null where there are errors.</summary>
    public SegmentCriteria? Criteria { get; }

    /// <summary>All that is wrong; empty where there are criteria.</summary>
    public IReadOnlyList<ModelError> Errors { get; }
}
