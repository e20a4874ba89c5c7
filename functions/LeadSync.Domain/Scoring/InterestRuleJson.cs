using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>Reads the interest rules of a model.</summary>
internal static class InterestRuleJson
{
    private const int LongestStreak = 1000;
    private const int LongestGraceDays = 3660;

    public static InterestRule? Read(ModelFields rule, string id)
    {
        var points = rule.Number("points");
        var header = new RuleHeader(id, LabelJson.Read(rule, id), points ?? 0, rule.Number("halfLifeDays", required: false, above: 0), Cap(rule));
        return rule.Object("streak", required: false) is { } streak ? Streak(rule, streak, header) : Count(rule, header);
    }

    private static CountRule Count(ModelFields rule, RuleHeader header)
    {
        var kinds = Kinds(rule, "kind");
        return new CountRule(header, kinds, ConditionJson.Read(rule), Counting(rule));
    }

    private static StreakRule Streak(ModelFields rule, ModelFields streak, RuleHeader header)
    {
        foreach (var field in new[] { "kind", "where", "once", "distinct" })
            if (rule.Has(field))
                rule.Fail(field, "cannot go with streak");
        var of = streak.Text("of") is { } name ? Kind(streak, "of", name) : null;
        var without = Kinds(streak, "without");
        var length = streak.Whole("length", 1, LongestStreak);
        var graceDays = streak.Whole("graceDays", 0, LongestGraceDays);
        if (of is not null && without.Contains(of))
            streak.Fail("without", "cannot contain what it is to answer");
        streak.RefuseUnknown();
        return new StreakRule(header, of ?? ActivityKind.Visit, without, length ?? 1, graceDays ?? 0);
    }

    private static Counting Counting(ModelFields rule)
    {
        var once = rule.Flag("once");
        if (rule.Text("distinct", required: false) is not { } field)
            return once ? new Counting.Once() : new Counting.Every();
        if (once)
            rule.Fail("distinct", "cannot go with once");
        switch (field)
        {
            case "asset":
                return new Counting.Distinct(ConditionField.Asset);
            case "url":
                return new Counting.Distinct(ConditionField.Url);
            case "campaign":
                return new Counting.Distinct(ConditionField.Campaign);
            case "topic":
                return new Counting.Distinct(ConditionField.Topic);
            default:
                rule.Fail("distinct", "must be asset, url, campaign or topic");
                return new Counting.Every();
        }
    }

    private static Cap? Cap(ModelFields rule)
    {
        if (rule.Object("cap", required: false) is not { } cap)
            return null;
        var points = cap.Number("points", above: 0);
        var per = cap.Text("per") switch
        {
            null => default(CapPeriod?),
            "day" => CapPeriod.Day,
            "week" => CapPeriod.Week,
            "month" => CapPeriod.Month,
            "ever" => CapPeriod.Ever,
            _ => Unknown(),
        };
        cap.RefuseUnknown();
        return points is null || per is null ? null : new Cap(points.Value, per.Value);

        CapPeriod? Unknown()
        {
            cap.Fail("per", "must be day, week, month or ever");
            return null;
        }
    }

    private static List<ActivityKind> Kinds(ModelFields fields, string name)
    {
        var kinds = new List<ActivityKind>();
        if (fields.Field(name) is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var item in list.EnumerateArray())
                if (Kind(fields, name, item.ValueKind == JsonValueKind.String ? item.GetString()! : "") is { } kind)
                    kinds.Add(kind);
            if (list.GetArrayLength() == 0)
                fields.Fail(name, "must name at least one kind");
        }
        else if (fields.Text(name) is { } text && Kind(fields, name, text) is { } kind)
        {
            kinds.Add(kind);
        }
        return kinds;
    }

    private static ActivityKind? Kind(ModelFields fields, string field, string name)
    {
        var kind = ActivityKind.Parse(name);
        if (kind is null)
            fields.Fail(field, $"\"{name}\" is not a known kind");
        return kind;
    }
}
