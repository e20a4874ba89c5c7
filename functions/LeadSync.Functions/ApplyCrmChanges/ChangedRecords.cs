using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>
/// Ties leads and contacts to people. One that a rep typed in belongs to whoever has its e-mail address, so the history
/// before it is attached; one without an address is a person of its own. The person is then scored anew.
/// </summary>
internal abstract class ChangedRecords(
    RecordTable table, DataverseClient client, PersonDirectory directory, CrmIndex index, PersonMarks marks) : IChangedRows
{
    private const int LongestFilter = 6000;

    public CrmTable Table => table.Crm;

    public async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var gone = changed.ToHashSet();
        var people = new HashSet<string>();
        foreach (var filter in OData.AnyOf(changed.Select(id => $"{table.IdColumn}%20eq%20{id:D}"), LongestFilter))
        {
            var rows = await client.Query($"{table.Crm.SetName}?$select={table.IdColumn},{LeadFields.Email}&$filter={filter}", cancel);
            if (rows.Failed) return rows.Error;
            foreach (var row in rows.Value)
                if (row.Id(table.IdColumn) is { } record && gone.Remove(record) && await Link(record, row, cancel) is { } person)
                    people.Add(person);
        }
        foreach (var record in gone) await index.Forget(table, record, cancel);
        await marks.Mark(people, cancel);
        return null;
    }

    // Null for somebody who was erased: the record is the company's own, but LeadSync does not know whose it is.
    private async Task<string?> Link(Guid record, JsonElement row, CancellationToken cancel)
    {
        var keys = new List<PersonKey> { PersonKey.Native(table.Crm.LogicalName, record.ToString("D"))! };
        if (row.Text(LeadFields.Email) is { } address && PersonKey.Email(address) is { } email) keys.Add(email);
        if (await marks.WereErased(keys, cancel)) return null;
        var person = (await directory.Link(keys, cancel)).Survivor;
        // A record that LeadSync made is its person's, whatever address it has been given since.
        if (await index.PersonOf(table, record, cancel) is { } owner) person = await directory.Merge(owner, person, cancel);
        await index.Note(table, record, person, cancel);
        await marks.NoteKnown(person, table, record, cancel);
        return person;
    }
}

/// <summary>Takes in changed leads.</summary>
internal sealed class ChangedLeads(DataverseClient client, PersonDirectory directory, CrmIndex index, PersonMarks marks)
    : ChangedRecords(RecordTable.Lead, client, directory, index, marks);

/// <summary>Takes in changed contacts.</summary>
internal sealed class ChangedContacts(DataverseClient client, PersonDirectory directory, CrmIndex index, PersonMarks marks)
    : ChangedRecords(RecordTable.Contact, client, directory, index, marks);
