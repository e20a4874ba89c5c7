namespace LeadSync.Domain.Scoring;

/// <summary>What is wrong with a model.</summary>
/// <param name="Rule">The id of the rule, or its place such as <c>interest[3]</c> where it has none; empty outside rules.</param>
/// <param name="Field">The field, such as <c>halfLifeDays</c> or <c>cap.per</c>; empty where the whole is meant.</param>
/// <param name="Reason">What is wrong, and what would be right.</param>
public sealed record ModelError(string Rule, string Field, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(": ", new[] { Rule, Field, Reason }.Where(part => part.Length > 0));
}

/// <summary>What came of loading a model: either the model, or all errors found.</summary>
public sealed record ModelReading
{
    internal ModelReading(ScoringModel? model, IReadOnlyList<ModelError> errors) => (Model, Errors) = (model, errors);

    /// <summary>The model, or null where there are errors.</summary>
    public ScoringModel? Model { get; }

    /// <summary>All that is wrong; empty where there is a model.</summary>
    public IReadOnlyList<ModelError> Errors { get; }
}
