using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.UpdateCrm;
using NodaTime;
using Columns = LeadSync.Schema.Account;

namespace LeadSync.Functions.Mapping;

/// <summary>
/// An active account, as far as LeadSync reads it. Texts and numbers and nothing else: there may be a million of them in
/// memory, and two that look the same are equal.
/// </summary>
internal sealed record CrmAccount
{
    /// <summary>The columns LeadSync reads, for $select.</summary>
    public const string Select =
        "accountid,statecode,name,websiteurl,telephone1,address1_city,address1_postalcode,address1_country,numberofemployees," +
        "customertypecode,createdon,_parentaccountid_value,ls_industryclass,ls_emaildomains,_ls_segmentid_value";

    // account_customertypecode: 3 is a customer.
    private const int Customer = 3;

    public required Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string? Website { get; init; }

    /// <summary>As people typed them, one after the other.</summary>
    public string? EmailDomains { get; init; }

    public string? Phone { get; init; }

    // Many accounts share these: each text is in memory once.
    public string? City { get; init => field = Shared(value); }

    public string? PostalCode { get; init => field = Shared(value); }

    public string? Country { get; init => field = Shared(value); }

    public Guid? ParentId { get; init; }

    /// <summary>The segment it was put into.</summary>
    public Guid? SegmentId { get; init; }

    public bool IsCustomer { get; init; }

    public DateTimeOffset? CreatedOn { get; init; }

    public int? Employees { get; init; }

    public int? IndustryClass { get; init; }

    /// <summary>Its other names, a line each, in order; null where it has none.</summary>
    public string? OtherNames { get; init; }

    /// <summary>What tells it from every other account.</summary>
    public AccountIdentity Identity() => new()
    {
        Id = Id.ToString("D"),
        Name = Name,
        OtherNames = OtherNames?.Split('\n') ?? [],
        Domains = [.. Domains()],
        City = City,
        PostalCode = PostalCode,
        Country = Country,
        Phone = Phone,
        ParentId = ParentId?.ToString("D"),
        IsTarget = SegmentId is not null,
        IsCustomer = IsCustomer,
        CreatedOn = CreatedOn is { } created ? Instant.FromDateTimeOffset(created) : null,
    };

    /// <summary>True where the other tells itself from all accounts by the same, so that no lead's mapping can differ.</summary>
    public bool IsIdenticalTo(CrmAccount? other) =>
        other is not null && (this with { Employees = null, IndustryClass = null, SegmentId = Target(this) })
        .Equals(other with { Employees = null, IndustryClass = null, SegmentId = Target(other) });

    /// <summary>The firmographics, by the names that models and segments use.</summary>
    public Dictionary<string, PropertyValue> Attributes()
    {
        var attributes = new Dictionary<string, PropertyValue>();
        foreach (var field in LeadFields.All)
            if (field.AccountColumn is not null && Attribute(field) is { } value) attributes[field.Attribute] = value;
        return attributes;
    }

    /// <summary>What stands in for a field that the lead lacks.</summary>
    public PropertyValue? Attribute(LeadField field) => field.AccountColumn switch
    {
        "name" => Text(Name),
        "websiteurl" => Text(Website),
        "telephone1" => Text(Phone),
        "address1_city" => Text(City),
        "address1_postalcode" => Text(PostalCode),
        "address1_country" => Text(Country),
        "numberofemployees" => Employees is { } employees ? new PropertyValue.Number(employees) : null,
        Columns.IndustryClass => IndustryClass is { } industry ? new PropertyValue.Text(LeadFields.IndustryName(industry)) : null,
        _ => null,
    };

    /// <summary>The account of a row, or null where the row is none or is not active.</summary>
    public static CrmAccount? Of(JsonElement row)
    {
        if (row.Id("accountid") is not { } id || row.Number("statecode") is not (null or 0)) return null;
        return new CrmAccount
        {
            Id = id,
            Name = row.Text("name") ?? "",
            Website = row.Text("websiteurl"),
            EmailDomains = row.Text(Columns.EmailDomains),
            Phone = row.Text("telephone1"),
            City = row.Text("address1_city"),
            PostalCode = row.Text("address1_postalcode"),
            Country = row.Text("address1_country"),
            ParentId = row.Id("_parentaccountid_value"),
            SegmentId = row.Id($"_{Columns.SegmentId}_value"),
            IsCustomer = row.Number("customertypecode") == Customer,
            CreatedOn = row.Time("createdon"),
            Employees = row.Number("numberofemployees"),
            IndustryClass = row.Number(Columns.IndustryClass),
        };
    }

    private IEnumerable<string> Domains()
    {
        var listed = EmailDomains?.Split([';', ',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return Website is { } website ? listed.Append(website) : listed;
    }

    private static string? Shared(string? text) => text is null ? null : string.Intern(text);

    // Which segment makes no difference, only whether there is one.
    private static Guid? Target(CrmAccount account) => account.SegmentId is null ? null : Guid.Empty;

    private static PropertyValue.Text? Text(string? text) => string.IsNullOrEmpty(text) ? null : new PropertyValue.Text(text);
}
