using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>The fields of an activity that a condition may name.</summary>
internal enum ConditionField
{
    Url,
    Topic,
    Campaign,
    Asset,
    Channel,
    Source,
    Machine,
    Property,
}

/// <summary>One entry of a rule's <c>where</c>: the field's value must be any of the alternatives. An absent value is none of them.</summary>
internal sealed class Condition(ConditionField field, string property, IReadOnlyList<Alternative> alternatives)
{
    private readonly Alternative[] _alternatives = [.. alternatives];

    public bool IsOfMachine { get; } = field == ConditionField.Machine;

    /// <summary>Whether a condition on <c>machine</c> holds.</summary>
    public bool Holds(bool machine) => IsAny(machine);

    public bool Holds(Activity activity)
    {
        if (IsOfMachine)
            return Holds(activity.Machine);
        if (field != ConditionField.Property)
            return TextOf(activity, field) is { Length: > 0 } text && IsAny(text);
        return activity.Properties.TryGetValue(property, out var value) && value switch
        {
            PropertyValue.Text text => IsAny(text.Value),
            PropertyValue.Number number => IsAny(number.Value),
            PropertyValue.Boolean boolean => IsAny(boolean.Value),
            _ => false,
        };
    }

    public static string? TextOf(Activity activity, ConditionField field) => field switch
    {
        ConditionField.Url => activity.Url,
        ConditionField.Topic => activity.Topic,
        ConditionField.Campaign => activity.Campaign,
        ConditionField.Asset => activity.Asset,
        ConditionField.Channel => activity.Channel,
        ConditionField.Source => activity.Source,
        _ => null,
    };

    private bool IsAny(string text)
    {
        foreach (var alternative in _alternatives)
            if (alternative is Alternative.Pattern pattern && pattern.Glob.IsMatch(text))
                return true;
        return false;
    }

    private bool IsAny(double number)
    {
        foreach (var alternative in _alternatives)
            if (alternative is Alternative.Number other && other.Value == number)
                return true;
        return false;
    }

    private bool IsAny(bool boolean)
    {
        foreach (var alternative in _alternatives)
            if (alternative is Alternative.Boolean other && other.Value == boolean)
                return true;
        return false;
    }
}

/// <summary>What a value may be: a text by pattern, a number or a boolean by equality. The kinds never equal each other.</summary>
internal abstract record Alternative
{
    public sealed record Pattern(Glob Glob) : Alternative;

    public sealed record Number(double Value) : Alternative;

    public sealed record Boolean(bool Value) : Alternative;
}
