using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>How much of a profile is filled, by weight, and what is missing.</summary>
internal sealed record ProfileMeter(double Filled, double All, IReadOnlyList<ProfileField> Missing)
{
    public double Percent => PercentOf(Filled);

    public static ProfileMeter Of(IReadOnlyList<ProfileField> fields, IReadOnlyDictionary<string, PropertyValue> attributes)
    {
        double filled = 0, all = 0;
        var missing = new List<ProfileField>();
        foreach (var field in fields)
        {
            all += field.Weight;
            if (attributes.TryGetValue(field.Name, out var value) && !IsMissing(value))
                filled += field.Weight;
            else
                missing.Add(field);
        }
        return new ProfileMeter(filled, all, missing);
    }

    public static bool IsMissing(PropertyValue value) => value is PropertyValue.Text text && string.IsNullOrWhiteSpace(text.Value);

    /// <summary>The percentage if this missing field were filled.</summary>
    public double PercentWith(ProfileField field) => PercentOf(Filled + field.Weight);

    /// <summary>By how many percent this field would raise it.</summary>
    public double ShareOf(ProfileField field) => 100 * field.Weight / All;

    private double PercentOf(double filled) => All == 0 ? 100 : 100 * filled / All;
}
