using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>Loads the people of an account for scoring.</summary>
internal sealed class AccountPeople(AccountMembers members, PersonDirectory directory, PersonRecords records, IPartitionStore store)
{
    /// <summary>Everybody who belongs to the account now, each once.</summary>
    public async Task<List<AccountPerson>> Of(Guid account, ScoringModel model, CancellationToken cancel)
    {
        var people = new List<AccountPerson>();
        foreach (var person in await Ids(account, cancel))
            if (await records.InterestOf(person, model, cancel) is { } interest)
                people.Add(new AccountPerson(person, await LabelOf(person, cancel), interest));
        return people;
    }

    /// <summary>The ids of those who belong to the account now: not who was merged into somebody, nor who has moved on.</summary>
    public async Task<IReadOnlySet<string>> Ids(Guid account, CancellationToken cancel)
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var member in members.Of(account, cancel))
            if (await directory.Survivor(member, cancel) is var person && !people.Contains(person) && await BelongsTo(account, person, cancel))
                people.Add(person);
        return people;
    }

    // The person's own row is the truth; who has none yet is about to get one.
    private async Task<bool> BelongsTo(Guid account, string person, CancellationToken cancel) =>
        await store.Get(PersonRows.Person(person), PersonRows.Crm, cancel) is not { } row
        || CrmNote.Read(row.Value).Account == account;

    private async Task<string> LabelOf(string person, CancellationToken cancel)
    {
        var known = PersonAttributes.Read((await store.Get(PersonRows.Person(person), PersonRows.Attributes, cancel))?.Value).Values();
        var name = string.Join(' ', new[] { PersonField.FirstName, PersonField.LastName }.Select(Text).Where(part => part.Length > 0));
        return name.Length > 0 ? name : Text(PersonField.Email) is { Length: > 0 } email ? email : "?";

        string Text(string field) => known.GetValueOrDefault(field) is PropertyValue.Text text ? text.Value.Trim() : "";
    }
}
