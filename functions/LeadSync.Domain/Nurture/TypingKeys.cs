namespace LeadSync.Domain.Nurture;

/// <summary>
/// What somebody is by trade, as the CRM types it: values of its choices, of which nothing but equality matters. Null says
/// that it is not known; as a condition, that it does not matter.
/// </summary>
public sealed record TypingKeys(int? IndustryClass = null, int? CompanySize = null, int? PositionLevel = null, int? Department = null)
{
    /// <summary>Whether these keys, as conditions, hold for the keys of a person. What is not known meets no condition.</summary>
    public bool HoldFor(TypingKeys person) =>
        Holds(IndustryClass, person.IndustryClass) && Holds(CompanySize, person.CompanySize)
        && Holds(PositionLevel, person.PositionLevel) && Holds(Department, person.Department);

    private static bool Holds(int? condition, int? known) => condition is null || condition == known;
}
