using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Accounts;

/// <summary>
/// Which accounts belong to a segment: every named attribute must be one of the values, or within the bounds. Text is
/// compared case-insensitively; an account that lacks the attribute does not belong. Made by <see cref="SegmentCriteriaJson.Load"/>.
/// </summary>
public sealed class SegmentCriteria
{
    private readonly Criterion[] _criteria;

    internal SegmentCriteria(IEnumerable<Criterion> criteria) => _criteria = [.. criteria];

    /// <summary>Whether an account with these attributes belongs.</summary>
    public bool Fits(IReadOnlyDictionary<string, PropertyValue> attributes) =>
        Array.TrueForAll(_criteria, criterion => attributes.TryGetValue(criterion.Attribute, out var value) && criterion.Holds(value));
}

/// <summary>What one attribute has to be.</summary>
internal abstract record Criterion(string Attribute)
{
    public abstract bool Holds(PropertyValue value);

    public sealed record AnyOf(string Attribute, IReadOnlySet<string> Texts) : Criterion(Attribute)
    {
        public override bool Holds(PropertyValue value) => value is PropertyValue.Text text && Texts.Contains(text.Value.Trim());
    }

    public sealed record Within(string Attribute, double Min, double Max) : Criterion(Attribute)
    {
        public override bool Holds(PropertyValue value) => value is PropertyValue.Number number && number.Value >= Min && number.Value <= Max;
    }
}
