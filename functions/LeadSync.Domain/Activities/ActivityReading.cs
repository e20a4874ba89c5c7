namespace LeadSync.Domain.Activities;

/// <summary>What is wrong with one field, such as <c>occurredAt</c> or <c>properties.level</c>. The reason quotes no value, which may be personal.</summary>
public sealed record FieldError(string Field, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Reason}";
}

/// <summary>What came of reading an activity: either the activity, or all errors found.</summary>
public sealed record ActivityReading
{
    internal ActivityReading(Activity? activity, IReadOnlyList<FieldError> errors) => (Activity, Errors) = (activity, errors);

    /// <summary>The activity, or null where there are errors.</summary>
    public Activity? Activity { get; }

    /// <summary>All that is wrong; empty where there is an activity.</summary>
    public IReadOnlyList<FieldError> Errors { get; }
}
