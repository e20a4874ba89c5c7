namespace LeadSync.Domain.Scoring;

/// <summary>Reads the fit rules of a model.</summary>
internal static class FitRuleJson
{
    private const string AnyOther = "*";

    public static FitRule? Read(ModelFields rule, string id)
    {
        var label = LabelJson.Read(rule, id);
        var field = rule.Text("field") ?? "";
        if (rule.Has("points") == rule.Has("ranges"))
        {
            rule.Fail("points", "either points by value or ranges must be given");
            return null;
        }
        return rule.Has("ranges")
            ? new RangeFitRule(id, label, field, Ranges(rule))
            : Values(rule, id, label, field);
    }

    private static ValueFitRule Values(ModelFields rule, string id, Label label, string field)
    {
        var points = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        var values = rule.Object("points")!;
        foreach (var value in values.Names())
            if (values.Number(value) is { } number && !points.TryAdd(value, number))
                values.Fail(value, "is given twice, in different case");
        points.Remove(AnyOther, out var other);
        return new ValueFitRule(id, label, field, points, other);
    }

    private static List<FitRange> Ranges(ModelFields rule)
    {
        var ranges = new List<FitRange>();
        foreach (var range in rule.Objects("ranges"))
        {
            var min = Min(range);
            var points = range.Number("points");
            if (min is not null && ranges.Exists(other => other.Min == min))
                range.Fail("min", "is given twice");
            range.RefuseUnknown();
            ranges.Add(new FitRange(min ?? 0, points ?? 0));
        }
        return ranges;
    }

    // Unlike points, what is measured may be large: a revenue, say.
    private static double? Min(ModelFields range)
    {
        if (range.Field("min") is { } value && ModelFields.FiniteNumber(value) is { } number)
            return number;
        range.Fail("min", "must be a number");
        return null;
    }
}
