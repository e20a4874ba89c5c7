using LeadSync.Domain.Activities;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using NodaTime;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>A person and how to find its records.</summary>
internal sealed record Sought(PersonRecord Person, CrmNote Note, string? Email)
{
    /// <summary>
    /// The person id that a new lead is created under: whoever had the address first. Unlike the survivor of merges it never
    /// changes, so that batches which meet in the middle of a merge create one lead and not two.
    /// </summary>
    public string CreatedAs { get; init; } = Person.Id;

    public static Sought Of(PersonRecord record) => new(record, CrmNote.Of(record.Id, record.CrmRows), EmailOf(record));

    private static string? EmailOf(PersonRecord record) =>
        record.Attributes.GetValueOrDefault(PersonField.Email) is PropertyValue.Text text && PersonKey.Email(text.Value) is { } key
            ? key.Value["email:".Length..]
            : null;
}

/// <summary>The records of one person.</summary>
/// <param name="Leads">Open ones first, and of those the one that stands for the person first.</param>
/// <param name="Contact">The contact, or null.</param>
internal sealed record FoundRecords(IReadOnlyList<CrmRecord> Leads, CrmRecord? Contact)
{
    public static readonly FoundRecords None = new([], null);

    /// <summary>The lead that stands for the person, or null.</summary>
    public CrmRecord? Lead => Leads.Count > 0 ? Leads[0] : null;

    /// <summary>When interest was last reset. What one lead was given back for, open or closed by now, holds for the person: of several resets the last.</summary>
    public Instant? InterestFrom => Leads.Max(lead => lead.InterestFrom);

    /// <summary>The record by which the person's own account is decided, or null where there is none.</summary>
    public CrmRecord? Judged => Lead ?? Contact;
}

/// <summary>Finds the leads and contacts of many people with few queries.</summary>
internal sealed class RecordFinder(DataverseClient client)
{
    /// <summary>Well below the platform's 32 KB, for gateways in between are stricter.</summary>
    private const int LongestFilter = 6000;

    /// <summary>The records of each person who has any, by person id.</summary>
    public async Task<Answer<Dictionary<string, FoundRecords>>> Find(IReadOnlyCollection<Sought> people, CancellationToken cancel)
    {
        var leads = await Rows(RecordTable.Lead, people, cancel);
        if (leads.Failed) return leads.Error;
        var contacts = await Rows(RecordTable.Contact, people, cancel);
        if (contacts.Failed) return contacts.Error;
        var found = new Dictionary<string, FoundRecords>();
        foreach (var person in people)
            if (new FoundRecords([.. Of(person, leads.Value)], Of(person, contacts.Value).FirstOrDefault()) is var records
                && (records.Leads.Count > 0 || records.Contact is not null))
                found[person.Person.Id] = records;
        return found;
    }

    private async Task<Answer<List<CrmRecord>>> Rows(RecordTable table, IReadOnlyCollection<Sought> people, CancellationToken cancel)
    {
        var rows = new Dictionary<Guid, CrmRecord>();
        foreach (var filter in OData.AnyOf(people.SelectMany(person => Conditions(table, person)), LongestFilter))
        {
            var found = await client.Query($"{table.Crm.SetName}?$select={table.Select()}&$filter={filter}", cancel);
            if (found.Failed) return found.Error;
            foreach (var record in found.Value.Select(row => CrmRecord.Of(table, row)).OfType<CrmRecord>()) rows[record.Id] = record;
        }
        return rows.Values.ToList();
    }

    private static IEnumerable<CrmRecord> Of(Sought person, List<CrmRecord> rows) => rows
        .Where(record => Closeness(person, record) < int.MaxValue)
        .OrderBy(record => !record.IsOpen).ThenBy(record => Closeness(person, record))
        .ThenBy(record => record.Row.Text("createdon"), StringComparer.Ordinal).ThenBy(record => record.Id);

    private static IEnumerable<string> Conditions(RecordTable table, Sought person)
    {
        if (KnownIn(table, person) is { } id) yield return $"{table.IdColumn}%20eq%20{id:D}";
        foreach (var member in person.Person.Members) yield return $"{Columns.PersonId}%20eq%20{OData.Text(member)}";
        if (person.Email is { } email) yield return $"{LeadFields.Email}%20eq%20{OData.Text(email)}";
    }

    /// <summary>How surely a record is this person's: the one written before, then by person id, then by e-mail address. Never one that is another's.</summary>
    private static int Closeness(Sought person, CrmRecord record)
    {
        // One that was written before may have gone back to whoever it belongs to, where a merge was undone.
        if (record.PersonId is { } owner && owner != person.Person.Id && !person.Person.Members.Contains(owner)) return int.MaxValue;
        if (record.Id == KnownIn(record.Table, person)) return 0;
        if (record.PersonId is { } id) return id == person.Person.Id ? 1 : 2;
        return person.Email is { } email && string.Equals(record.Email?.Trim(), email, StringComparison.OrdinalIgnoreCase) ? 3 : int.MaxValue;
    }

    private static Guid? KnownIn(RecordTable table, Sought person) => table == RecordTable.Contact ? person.Note.Contact : person.Note.Lead;
}
