using LeadSync.Domain.Mapping;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>What leads say about where they belong: their own columns, and what the marketing tools know where they are empty.</summary>
internal static class LeadIdentities
{
    private static readonly Dictionary<string, LeadField> Fields = LeadFields.All.ToDictionary(field => field.Attribute);

    /// <summary>Of a lead or contact, or of nobody's record yet.</summary>
    public static LeadIdentity Of(CrmRecord? record, PersonFacts facts)
    {
        return new LeadIdentity
        {
            Company = Text(PersonField.Company),
            Email = Text(PersonField.Email),
            Website = Text(PersonField.Website),
            City = Text(PersonField.City),
            PostalCode = Text(PersonField.PostalCode),
            Country = Text(PersonField.Country),
            Phone = Text(PersonField.Phone),
        };

        string? Text(string attribute) => Own(record, facts, Fields[attribute]) ?? Known(facts, attribute);
    }

    /// <summary>The mapping keys of all that is mapped for a person.</summary>
    public static IReadOnlySet<string> KeysOf(Sought sought, FoundRecords records)
    {
        var facts = new PersonFacts(sought.Person.Id, sought.Email, sought.Person.Attributes);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records.Leads.Where(lead => lead.IsOpen).Append(records.Judged).Distinct()) keys.UnionWith(MappingKeys.Of(Of(record, facts)));
        return keys;
    }

    // A company that LeadSync made up of the address is nobody's word for it.
    private static string? Own(CrmRecord? record, PersonFacts facts, LeadField field) =>
        record?.Table.ColumnOf(field) is { } column && record.Row.Text(column) is { } text && !facts.IsMadeUp(record, field, text) ? text : null;

    private static string? Known(PersonFacts facts, string attribute) =>
        facts.Text(attribute) is { } text && !(attribute == PersonField.Company && text == facts.MadeUpCompany) ? text : null;
}
