using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Routing;

/// <summary>Gathers for many leads at once what their hand-overs say, in few queries.</summary>
internal sealed class HandOverReader(DataverseClient client, PersonStories stories)
{
    private const string Active = "statecode%20eq%200%20and%20";

    /// <summary>The summaries, by lead; or the outage. What the CRM refuses to show is left out.</summary>
    public async Task<Answer<Dictionary<Guid, string>>> Of(IReadOnlyList<(LeadToRoute Lead, StandingRouting Routing)> leads, CancellationToken cancel)
    {
        var roles = await Roles(leads.Select(lead => lead.Lead.Record.AccountId).OfType<Guid>().ToHashSet(), cancel);
        if (roles.Failed) return roles.Error;
        var answers = await Answers(leads.Select(lead => lead.Lead.Id).ToHashSet(), cancel);
        if (answers.Failed) return answers.Error;
        var summaries = new Dictionary<Guid, string>();
        foreach (var (lead, routing) in leads)
        {
            IReadOnlyList<RoleHeld> held = lead.Record.AccountId is { } account ? [.. roles.Value[account]] : [];
            var facts = new HandOverFacts(
                await stories.Topics(lead.Id, cancel), await stories.Of(lead.Id, cancel), held, answers.Value.GetValueOrDefault(lead.Id) ?? []);
            summaries[lead.Id] = HandOverSummary.Of(lead, routing, facts);
        }
        return summaries;
    }

    private async Task<Answer<ILookup<Guid, RoleHeld>>> Roles(HashSet<Guid> accounts, CancellationToken cancel)
    {
        var (account, contact) = ($"_{BuyingRole.AccountId}_value", $"_{BuyingRole.ContactId}_value");
        var rows = await Some(
            $"{BuyingRole.EntitySetName}?$select={BuyingRole.Role},{account},{contact}&$filter={Active}", accounts.Select(id => $"{account}%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        var ids = rows.Value.Select(row => row.Id(contact)).OfType<Guid>().ToHashSet();
        var people = await Some("contacts?$select=contactid,fullname&$filter=", ids.Select(id => $"contactid%20eq%20{id:D}"), cancel);
        if (people.Failed) return people.Error;
        var names = people.Value.Where(row => row.Id("contactid") is not null).DistinctBy(row => row.Id("contactid")).ToDictionary(row => row.Id("contactid")!.Value, row => row.Text("fullname"));
        return new(rows.Value.Where(row => row.Id(account) is { } id && accounts.Contains(id) && HandOverSummary.RoleOf(row.Number(BuyingRole.Role)) is not null).ToLookup(
            row => row.Id(account)!.Value,
            row => new RoleHeld(row.Id(contact) is { } id ? names.GetValueOrDefault(id) : null, HandOverSummary.RoleOf(row.Number(BuyingRole.Role))!)), null);
    }

    /// <summary>The answers of each lead's latest assessment, by the name of the criterion in small letters.</summary>
    private async Task<Answer<Dictionary<Guid, Dictionary<string, string>>>> Answers(HashSet<Guid> leads, CancellationToken cancel)
    {
        var lead = $"_{Assessment.LeadId}_value";
        var sheets = await Some(
            $"{Assessment.EntitySetName}?$select={Assessment.AssessmentId},{lead},{Assessment.AssessedOn}&$filter={Active}", leads.Select(id => $"{lead}%20eq%20{id:D}"), cancel);
        if (sheets.Failed) return sheets.Error;
        var latest = sheets.Value.Where(row => row.Id(lead) is { } id && leads.Contains(id) && row.Id(Assessment.AssessmentId) is not null)
            .GroupBy(row => row.Id(lead)!.Value)
            .ToDictionary(sheet => sheet.MaxBy(row => (row.Time(Assessment.AssessedOn) ?? default, row.Id(Assessment.AssessmentId)!.Value)).Id(Assessment.AssessmentId)!.Value, sheet => sheet.Key);
        var of = $"_{AssessmentAnswer.AssessmentId}_value";
        var answers = await Some(
            $"{AssessmentAnswer.EntitySetName}?$select={AssessmentAnswer.Name},{AssessmentAnswer.Rating},{of}&$filter={Active}", latest.Keys.Select(id => $"{of}%20eq%20{id:D}"), cancel);
        if (answers.Failed) return answers.Error;
        var said = new Dictionary<Guid, Dictionary<string, string>>();
        foreach (var row in answers.Value)
            if (row.Id(of) is { } sheet && latest.TryGetValue(sheet, out var owner) && row.Text(AssessmentAnswer.Name) is { } name)
            {
                if (!said.TryGetValue(owner, out var ofLead)) said[owner] = ofLead = [];
                ofLead[name.ToLowerInvariant()] = HandOverSummary.RatingOf(row.Number(AssessmentAnswer.Rating));
            }
        return said;
    }

    private async Task<Answer<List<JsonElement>>> Some(string query, IEnumerable<string> conditions, CancellationToken cancel)
    {
        var rows = await client.QueryAny(query, conditions, cancel);
        return rows is { Failed: true, Error.IsOutage: false } ? new List<JsonElement>() : rows;
    }
}
