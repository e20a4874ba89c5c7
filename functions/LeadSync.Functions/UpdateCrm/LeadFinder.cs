using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>A person and how to find its lead.</summary>
internal sealed record Sought(PersonRecord Person, Guid? KnownLead, string? Email);

/// <summary>Finds the leads of many people with few queries.</summary>
internal sealed class LeadFinder(DataverseClient client)
{
    /// <summary>Well below the platform's 32 KB, for gateways in between are stricter.</summary>
    private const int LongestFilter = 6000;

    /// <summary>The lead of each person who has one, by person id.</summary>
    public async Task<Answer<Dictionary<string, LeadRow>>> Find(IReadOnlyCollection<Sought> people, CancellationToken cancel)
    {
        var rows = new Dictionary<Guid, LeadRow>();
        foreach (var filter in OData.AnyOf(people.SelectMany(Conditions), LongestFilter))
        {
            var found = await client.Query($"leads?$select={LeadRow.Select}&$filter={filter}", cancel);
            if (found.Failed) return found.Error;
            foreach (var lead in found.Value.Select(LeadRow.Of).OfType<LeadRow>()) rows[lead.Id] = lead;
        }
        var leads = new Dictionary<string, LeadRow>();
        foreach (var person in people)
            if (rows.Values.Where(lead => Closeness(person, lead) < int.MaxValue)
                .OrderBy(lead => !lead.IsOpen).ThenBy(lead => Closeness(person, lead)).ThenBy(lead => lead.Row.Text("createdon"), StringComparer.Ordinal)
                .FirstOrDefault() is { } lead)
                leads[person.Person.Id] = lead;
        return leads;
    }

    private static IEnumerable<string> Conditions(Sought person)
    {
        if (person.KnownLead is { } id) yield return $"leadid%20eq%20{id:D}";
        foreach (var member in person.Person.Members) yield return $"{Columns.PersonId}%20eq%20{OData.Text(member)}";
        if (person.Email is { } email) yield return $"{LeadFields.Email}%20eq%20{OData.Text(email)}";
    }

    /// <summary>How surely a lead is this person's: the one written before, then by person id, then by e-mail address.</summary>
    private static int Closeness(Sought person, LeadRow lead)
    {
        if (lead.Id == person.KnownLead) return 0;
        if (lead.PersonId is { } id) return id == person.Person.Id ? 1 : person.Person.Members.Contains(id) ? 2 : int.MaxValue;
        return person.Email is { } email && string.Equals(lead.Email?.Trim(), email, StringComparison.OrdinalIgnoreCase) ? 3 : int.MaxValue;
    }
}
