using System.Globalization;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>An attribute of a person and the columns that hold it.</summary>
/// <param name="Attribute">Its name in scoring models.</param>
/// <param name="LeadColumn">The column of the lead.</param>
/// <param name="ContactColumn">The column of the contact, or null.</param>
/// <param name="AccountColumn">The column of the account that stands in where the lead's is empty, or null.</param>
/// <param name="Length">The longest text the lead's column takes; 0 where the column holds no text.</param>
internal sealed record LeadField(string Attribute, string LeadColumn, string? ContactColumn, string? AccountColumn, int Length)
{
    /// <summary>A text, which LeadSync fills in where the lead lacks it and the marketing tool knows it.</summary>
    public bool IsText => Length > 0;
}

/// <summary>Which columns of lead and account LeadSync reads as attributes of a person.</summary>
internal static class LeadFields
{
    public const string Email = "emailaddress1";
    public const string LastName = "lastname";
    public const string Company = "companyname";

    public static readonly IReadOnlyList<LeadField> All =
    [
        new("email", Email, Email, null, 100),
        new("company", Company, null, "name", 100),
        new("firstName", "firstname", "firstname", null, 50),
        new("lastName", LastName, LastName, null, 50),
        new("jobTitle", "jobtitle", "jobtitle", null, 100),
        new("phone", "telephone1", "telephone1", "telephone1", 50),
        new("country", "address1_country", "address1_country", "address1_country", 80),
        new("city", "address1_city", "address1_city", "address1_city", 80),
        new("postalCode", "address1_postalcode", "address1_postalcode", "address1_postalcode", 20),
        new("website", "websiteurl", "websiteurl", "websiteurl", 200),
        new("industryClass", Schema.Lead.IndustryClass, null, Schema.Account.IndustryClass, 0),
        new("employees", "numberofemployees", null, "numberofemployees", 0),
    ];

    private static readonly Dictionary<int, string> IndustryNames = new()
    {
        [IndustryClass.Manufacturing] = "manufacturing",
        [IndustryClass.Software] = "software",
        [IndustryClass.Services] = "services",
        [IndustryClass.Trade] = "trade",
        [IndustryClass.PublicSector] = "public sector",
    };

    /// <summary>A column's value as an attribute, or null where the column is empty.</summary>
    public static PropertyValue? Value(JsonElement row, string column)
    {
        if (row.Text(column) is { } text) return new PropertyValue.Text(text);
        if (row.Number(column) is not { } number) return null;
        return column != Schema.Lead.IndustryClass ? new PropertyValue.Number(number)
            : new PropertyValue.Text(IndustryName(number));
    }

    /// <summary>An industry by the name that models use.</summary>
    public static string IndustryName(int option) => IndustryNames.GetValueOrDefault(option) ?? option.ToString(CultureInfo.InvariantCulture);
}
