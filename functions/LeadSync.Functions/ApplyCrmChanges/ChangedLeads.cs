using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>
/// Ties leads to people. A lead that a rep typed in belongs to whoever has its e-mail address, so the history before it
/// is attached; a lead without one is a person of its own. The person is then scored anew.
/// </summary>
internal sealed class ChangedLeads(
    DataverseClient client, PersonDirectory directory, CrmIndex index, IPartitionStore store, DirtyPeople dirty) : IChangedRows
{
    private const int LongestFilter = 6000;

    public CrmTable Table => CrmTable.Lead;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var gone = changed.ToHashSet();
        var people = new HashSet<string>();
        foreach (var filter in OData.AnyOf(changed.Select(id => $"leadid%20eq%20{id:D}"), LongestFilter))
        {
            var rows = await client.Query($"leads?$select=leadid,{LeadFields.Email}&$filter={filter}", cancel);
            if (rows.Failed) return rows.Error;
            foreach (var row in rows.Value)
                if (row.Id("leadid") is { } lead && gone.Remove(lead))
                    people.Add(await Link(lead, row, cancel));
        }
        foreach (var lead in gone) await index.ForgetLead(lead, cancel);
        await dirty.Mark(people, cancel);
        return null;
    }

    private async Task<string> Link(Guid lead, JsonElement row, CancellationToken cancel)
    {
        var keys = new List<PersonKey> { PersonKey.Native("lead", lead.ToString("D"))! };
        if (row.Text(LeadFields.Email) is { } address && PersonKey.Email(address) is { } email) keys.Add(email);
        var person = (await directory.Link(keys, cancel)).Survivor;
        // A lead that LeadSync made is its person's, whatever address it has been given since.
        if (await index.PersonOf(lead, cancel) is { } owner) person = await directory.Merge(owner, person, cancel);
        await index.NoteLead(lead, person, cancel);
        // Who is known in the CRM has a crm row; what was written there UpdateCrm notes.
        await store.Commit(PersonRows.Person(person), [new RowOperation.Insert(PersonRows.Crm, new CrmNote(lead, "", "", 0, "").Write())], cancel);
        return person;
    }
}
