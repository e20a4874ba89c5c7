using LeadSync.Domain.Accounts;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Visits;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>Gathers what accounts are scored by: their rows and buying roles in few queries, their people and visits from the store.</summary>
internal sealed class AccountReader(DataverseClient client, BuyingCentre centre, AccountPeople people, VisitLedger visits)
{
    /// <summary>The active ones of the accounts, with all that their scores are made of.</summary>
    public async Task<Answer<List<(AccountRow Row, AccountFacts Facts)>>> Read(
        IReadOnlyCollection<Guid> accounts, ScoringModel model, NetworkRanges ranges, CancellationToken cancel)
    {
        var rows = await Rows(accounts, cancel);
        if (rows.Failed) return rows.Error;
        var roles = await centre.Of(rows.Value.Select(row => row.Id), cancel);
        if (roles.Failed) return roles.Error;
        var read = new List<(AccountRow, AccountFacts)>();
        foreach (var row in rows.Value)
            read.Add((row, new AccountFacts
            {
                People = await people.Of(row.Id, model, cancel),
                Visits = await visits.StateOf(ranges.SpansOf(row.Id.ToString("D")), model.Account!, cancel),
                Attributes = AccountRow.AttributesOf(row.Row),
                Roles = roles.Value[row.Id].ToHashSet(),
            }));
        return read;
    }

    private async Task<Answer<List<AccountRow>>> Rows(IReadOnlyCollection<Guid> accounts, CancellationToken cancel)
    {
        var rows = await client.QueryAny(
            $"accounts?$select={AccountRow.Select}&$filter=statecode%20eq%200%20and%20", accounts.Select(id => $"accountid%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        return rows.Value.Select(AccountRow.Of).OfType<AccountRow>().Where(row => accounts.Contains(row.Id)).DistinctBy(row => row.Id).ToList();
    }
}
