using LeadSync.Domain.Activities;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>What LeadSync itself knows of a person.</summary>
/// <param name="Id">The person's id; also the lead's alternate key.</param>
/// <param name="Email">The address to know the lead by, or null for somebody unknown.</param>
/// <param name="Attributes">What the tools sent.</param>
internal sealed record PersonFacts(string Id, string? Email, IReadOnlyDictionary<string, PropertyValue> Attributes)
{
    /// <summary>The surname until a true one is known: a lead cannot be without.</summary>
    public string MadeUpLastName => Email is { } email ? email[..email.LastIndexOf('@')] : "?";

    /// <summary>The company until a true one is known: the company's domain, never a free-mail provider's.</summary>
    public string? MadeUpCompany => Email is { } email ? Domain.Mapping.CompanyDomain.OfEmail(email)?.Registrable : null;

    /// <summary>An attribute as text, or null. The e-mail address is an attribute whether or not the tool says so.</summary>
    public string? Text(string attribute) => Attributes.GetValueOrDefault(attribute) switch
    {
        PropertyValue.Text { Value: var text } when !string.IsNullOrWhiteSpace(text) => text.Trim(),
        _ => attribute == "email" ? Email : null,
    };

    /// <summary>The lead's column is empty, or holds what LeadSync made up.</summary>
    public bool Lacks(CrmRecord lead, LeadField field) => lead.Row.Text(field.LeadColumn) is not { } text || IsMadeUp(lead, field, text);

    /// <summary>Whether LeadSync itself put the text there for want of a true one.</summary>
    public bool IsMadeUp(CrmRecord lead, LeadField field, string text) => field.LeadColumn switch
    {
        LeadFields.LastName => text == MadeUpLastName,
        LeadFields.Company => text == MadeUpCompany || text == lead.MadeUpCompany,
        _ => false,
    };

    /// <summary>
    /// The attributes a score is made of: the lead's own, then the contact's, then the account's, then the tool's. A text
    /// that the tool knows and the lead lacks goes before those, because it is about to stand in the lead.
    /// </summary>
    public IReadOnlyDictionary<string, PropertyValue> ScoredWith(FoundRecords records, CrmAccount? account)
    {
        var all = new Dictionary<string, PropertyValue>(Attributes);
        foreach (var field in LeadFields.All)
            if ((OfLead(records.Lead, field) ?? OfContact(records.Contact, field) ?? Filled(field) ?? OfAccount(account, field)) is { } value)
                all[field.Attribute] = value;
        return all;
    }

    private PropertyValue? OfLead(CrmRecord? lead, LeadField field) =>
        lead is null || (field.IsText && Lacks(lead, field)) ? null : LeadFields.Value(lead.Row, field.LeadColumn);

    private static PropertyValue? OfContact(CrmRecord? contact, LeadField field) =>
        contact is null || field.ContactColumn is null ? null : LeadFields.Value(contact.Row, field.ContactColumn);

    private PropertyValue.Text? Filled(LeadField field) => field.IsText && Text(field.Attribute) is { } text ? new PropertyValue.Text(text) : null;

    private static PropertyValue? OfAccount(CrmAccount? account, LeadField field) =>
        account?.Attribute(field);
}
