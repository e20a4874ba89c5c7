using System.Diagnostics.CodeAnalysis;

namespace LeadSync.DevOrg.CustomApis;

/// <summary>What a parameter or property holds; the numbers are the platform's.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The platform's names.")]
internal enum CustomApiType
{
    Boolean = 0,
    DateTime = 1,
    Decimal = 2,
    Entity = 3,
    EntityCollection = 4,
    EntityReference = 5,
    Float = 6,
    Integer = 7,
    Money = 8,
    Picklist = 9,
    String = 10,
    StringArray = 11,
    Guid = 12,
}
