using System.Collections.Frozen;

namespace LeadSync.Functions.People;

/// <summary>What LeadSync knows about a person besides what the person did: the fields of fit and profile rules.</summary>
public static class PersonField
{
    public const string Email = "email";
    public const string Company = "company";
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string JobTitle = "jobTitle";
    public const string Phone = "phone";
    public const string Country = "country";
    public const string City = "city";
    public const string PostalCode = "postalCode";
    public const string Website = "website";
    public const string IndustryClass = "industryClass";
    public const string Employees = "employees";

    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } =
        new[] { Email, Company, FirstName, LastName, JobTitle, Phone, Country, City, PostalCode, Website, IndustryClass, Employees }
            .ToFrozenSet(StringComparer.Ordinal);
}
