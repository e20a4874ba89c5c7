using System.Text.Json;

namespace LeadSync.Domain.Scoring;

/// <summary>Reads the conditions of an interest rule.</summary>
internal static class ConditionJson
{
    private const string PropertyPrefix = "properties.";

    public static List<Condition> Read(ModelFields rule)
    {
        var conditions = new List<Condition>();
        if (rule.Object("where", required: false) is not { } where)
            return conditions;
        foreach (var name in where.Names())
            if (FieldOf(name) is { } field)
                conditions.Add(new Condition(field, PropertyOf(name), Alternatives(where, name, field)));
        where.RefuseUnknown();
        return conditions;
    }

    private static ConditionField? FieldOf(string name) => name switch
    {
        "url" => ConditionField.Url,
        "topic" => ConditionField.Topic,
        "campaign" => ConditionField.Campaign,
        "asset" => ConditionField.Asset,
        "channel" => ConditionField.Channel,
        "source" => ConditionField.Source,
        "machine" => ConditionField.Machine,
        _ => PropertyOf(name).Length > 0 ? ConditionField.Property : null,
    };

    private static string PropertyOf(string name) =>
        name.StartsWith(PropertyPrefix, StringComparison.Ordinal) ? name[PropertyPrefix.Length..] : "";

    private static List<Alternative> Alternatives(ModelFields where, string name, ConditionField field)
    {
        var alternatives = new List<Alternative>();
        if (where.Field(name) is not { } value)
        {
            where.Fail(name, "must not be null");
            return alternatives;
        }
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
            if (AlternativeOf(item) is { } alternative && Fits(alternative, field))
                alternatives.Add(alternative);
            else
                where.Fail(name, Expected(field));
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
            where.Fail(name, "an empty list matches nothing");
        return alternatives;
    }

    private static Alternative? AlternativeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new Alternative.Pattern(new Glob(value.GetString()!)),
        JsonValueKind.Number => ModelFields.FiniteNumber(value) is { } number ? new Alternative.Number(number) : null,
        JsonValueKind.True or JsonValueKind.False => new Alternative.Boolean(value.GetBoolean()),
        _ => null,
    };

    private static bool Fits(Alternative alternative, ConditionField field) => field switch
    {
        ConditionField.Property => true,
        ConditionField.Machine => alternative is Alternative.Boolean,
        _ => alternative is Alternative.Pattern,
    };

    private static string Expected(ConditionField field) => field switch
    {
        ConditionField.Property => "must be a text, a number, a boolean or a list of these",
        ConditionField.Machine => "must be true or false",
        _ => "must be a text or a list of texts",
    };
}
