namespace LeadSync.Domain.Activities;

/// <summary>The value of an activity's own property: text, a finite number or a boolean. Equality is by kind and value.</summary>
public abstract record PropertyValue
{
    private PropertyValue()
    {
    }

    /// <summary>A text, compared as it is.</summary>
    public sealed record Text(string Value) : PropertyValue;

    /// <summary>A finite number.</summary>
    public sealed record Number(double Value) : PropertyValue;

    /// <summary>True or false.</summary>
    public sealed record Boolean(bool Value) : PropertyValue;
}
