using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Records;

/// <summary>Reads records and the accounts they belong to, in few queries for many of them.</summary>
internal sealed class RecordReader(DataverseClient client)
{
    private static readonly string[] Common =
        ["statecode", "statuscode", "createdon", "modifiedon", "_ownerid_value", "_owninguser_value", "_owningteam_value", Lead.Stage, Lead.StageEnteredOn,
            Lead.SlaState, Lead.SlaDue, Lead.SlaMinutesLeft, Lead.SlaName];

    /// <summary>Everything that is read of a lead: for its clocks, and for routing.</summary>
    private static readonly string[] OfLead =
    [
        "leadid", "fullname", "companyname", "emailaddress1", "telephone1", "mobilephone", "address1_country", "leadsourcecode",
        "_parentaccountid_value", $"_{Lead.MappedAccountId}_value", Lead.Score, Lead.Grade, Lead.Explanation, Lead.PersonId,
        Lead.AcceptedOn, Lead.RecycleCount, Lead.QualificationTotal, Lead.QualificationClass, Lead.RoutedOn, $"_{Lead.RoutingRuleId}_value", $"_{Lead.QueueId}_value",
        Lead.HandOver, Lead.HandOverOn,
    ];

    private static readonly string[] OfAccount =
    [
        "accountid", "name", "address1_country", "_parentaccountid_value", $"_{Account.SegmentId}_value", Account.Score, Account.Grade,
        $"_{Account.AccountManagerId}_value", "customertypecode",
    ];

    private static readonly string[] OfOpportunity =
        ["opportunityid", "name", "_parentaccountid_value", "_customerid_value", "_originatingleadid_value"];

    /// <summary>Those of the records that are there, or the error of a CRM that does not answer.</summary>
    public async Task<Answer<List<TrackedRecord>>> Read(IReadOnlyCollection<RecordRef> records, CancellationToken cancel)
    {
        var rows = new List<(RecordRef Ref, JsonElement Row)>();
        foreach (var kind in records.GroupBy(record => record.Kind))
        {
            var answer = await Rows(kind.Key, kind.Select(record => record.Id).ToHashSet(), cancel);
            if (answer.Failed) return answer.Error;
            rows.AddRange(answer.Value.Select(row => (new RecordRef(kind.Key, row.Key), row.Value)));
        }
        var accounts = rows.Where(row => row.Ref.Kind == RecordKind.Account).ToDictionary(row => row.Ref.Id, row => row.Row);
        var missing = rows.Select(AccountOf).OfType<Guid>().Where(id => !accounts.ContainsKey(id)).ToHashSet();
        var others = await Rows(RecordKind.Account, missing, cancel);
        if (others.Failed) return others.Error;
        foreach (var (id, account) in others.Value) accounts[id] = account;
        return rows.Select(row => new TrackedRecord(row.Ref, row.Row, AccountOf(row) is { } id && accounts.TryGetValue(id, out var account) ? account : null)).ToList();
    }

    private static Guid? AccountOf((RecordRef Ref, JsonElement Row) record) => record.Ref.Kind switch
    {
        RecordKind.Lead => record.Row.Id($"_{Lead.MappedAccountId}_value") ?? record.Row.Id("_parentaccountid_value"),
        RecordKind.Opportunity => record.Row.Id("_parentaccountid_value") ?? record.Row.Id("_customerid_value"),
        _ => record.Ref.Id,
    };

    private async Task<Answer<Dictionary<Guid, JsonElement>>> Rows(RecordKind kind, HashSet<Guid> ids, CancellationToken cancel)
    {
        var own = kind switch { RecordKind.Lead => OfLead, RecordKind.Account => OfAccount, _ => OfOpportunity };
        var rows = await client.QueryAny(
            $"{RecordRef.TableOf(kind).SetName}?$select={string.Join(',', own.Concat(Common))}&$filter=", ids.Select(id => $"{own[0]}%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        var found = new Dictionary<Guid, JsonElement>();
        foreach (var row in rows.Value)
            if (row.Id(own[0]) is { } id && ids.Contains(id)) found[id] = row;
        return found;
    }
}
