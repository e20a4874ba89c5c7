using System.Collections.Frozen;
using System.Globalization;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>A rule that gives points for one attribute of the person or its account.</summary>
public abstract class FitRule
{
    private protected FitRule(string id, Label label, string field) => (Id, Label, Field) = (id, label, field);

    /// <summary>Names the rule; unique within its model, interest rules included.</summary>
    public string Id { get; }

    /// <summary>What people read; where the model has none, the id.</summary>
    public Label Label { get; }

    /// <summary>The attribute it looks at.</summary>
    public string Field { get; }

    /// <summary>The points of a value that is present.</summary>
    internal abstract double PointsOf(PropertyValue value);
}

/// <summary>Points by the text of the value, case-insensitively; <c>other</c> for any other present value.</summary>
internal sealed class ValueFitRule(string id, Label label, string field, IReadOnlyDictionary<string, double> points, double other)
    : FitRule(id, label, field)
{
    private readonly FrozenDictionary<string, double> _points = points.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal override double PointsOf(PropertyValue value) => _points.TryGetValue(TextOf(value), out var points) ? points : other;

    private static string TextOf(PropertyValue value) => value switch
    {
        PropertyValue.Text text => text.Value,
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        PropertyValue.Boolean boolean => boolean.Value ? "true" : "false",
        _ => "",
    };
}

/// <summary>Points by the largest minimum that a number reaches; numbers written as text count as numbers, other values give 0.</summary>
internal sealed class RangeFitRule(string id, Label label, string field, IEnumerable<FitRange> ranges) : FitRule(id, label, field)
{
    private readonly FitRange[] _ranges = [.. ranges.OrderByDescending(range => range.Min)];

    internal override double PointsOf(PropertyValue value)
    {
        if (NumberOf(value) is { } number)
            foreach (var range in _ranges)
                if (number >= range.Min)
                    return range.Points;
        return 0;
    }

    private static double? NumberOf(PropertyValue value) => value switch
    {
        PropertyValue.Number number => number.Value,
        PropertyValue.Text text when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}

/// <summary>From this minimum on, these points.</summary>
internal readonly record struct FitRange(double Min, double Points);
