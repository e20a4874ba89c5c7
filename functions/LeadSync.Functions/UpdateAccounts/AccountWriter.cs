using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.State;
using LeadSync.Schema;
using Columns = LeadSync.Schema.Account;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>What became of the plans.</summary>
/// <param name="Refused">What the CRM would not take; score or stage alone may be refused.</param>
/// <param name="Unreached">The accounts that are still to be written, because the CRM went away.</param>
/// <param name="Outage">Set where there are any.</param>
internal sealed record WrittenAccounts(
    IReadOnlyDictionary<Guid, DataverseError> Refused, IReadOnlySet<Guid> Unreached, DataverseError? Outage);

/// <summary>Carries plans out in few requests: scores, then stage moves.</summary>
internal sealed class AccountWriter(BulkWriter bulk, IPartitionStore store, TimeProvider time, ILogger<AccountWriter> log)
{
    public async Task<WrittenAccounts> Write(IReadOnlyList<AccountPlan> plans, CancellationToken cancel)
    {
        var refused = new Dictionary<Guid, DataverseError>();
        var scores = plans.Where(plan => plan.Update.Count > 0).Select(plan => Row(plan, plan.Update)).ToList();
        var stages = plans.Where(plan => plan.Qualifies).Select(Moved).ToList();
        foreach (var rows in new[] { scores, stages })
        {
            var outcome = await bulk.Write(CrmTable.Account, BulkMessage.UpdateMultiple, rows, cancel);
            foreach (var (key, error) in outcome.Refused)
                refused[Guid.Parse(key)] = await NoteRefusal(Guid.Parse(key), error, cancel);
            if (outcome.Outage is not { } outage) continue;
            // Who comes again though its score was written finds it in place.
            var unreached = rows == scores ? scores.Concat(stages) : stages.Where(row => !outcome.Written.Contains(row.Key));
            return new WrittenAccounts(refused, unreached.Select(row => Guid.Parse(row.Key)).Where(id => !refused.ContainsKey(id)).ToHashSet(), outage);
        }
        return new WrittenAccounts(refused, new HashSet<Guid>(), null);
    }

    // Leads learn from a plug-in when they entered a stage; accounts have none, so that it is told with the move.
    private BulkRow Moved(AccountPlan plan) => Row(plan, new JsonObject
    {
        [Columns.Stage] = AccountStage.SalesQualifiedAccount,
        [Columns.StageEnteredOn] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    });

    private static BulkRow Row(AccountPlan plan, JsonObject columns)
    {
        var row = new JsonObject { ["accountid"] = plan.Row.Id.ToString("D") };
        foreach (var (column, value) in columns) row[column] = value?.DeepClone();
        return new BulkRow(plan.Row.Id.ToString("D"), row);
    }

    /// <summary>Keeps what the CRM would not take. The log gets no more than the code: the CRM's text may name people.</summary>
    private async Task<DataverseError> NoteRefusal(Guid account, DataverseError error, CancellationToken cancel)
    {
        log.LogWarning("The CRM refused the account {Account}: {Fault} {Code}", account, error.Fault, error.Code);
        var note = JsonSerializer.SerializeToUtf8Bytes(new { fault = error.Fault.ToString(), error.Code, error.Message }, JsonSerializerOptions.Web);
        await store.Commit(new Partition("refusals", account.ToString("N")), [new RowOperation.Upsert("account", note)], cancel);
        return error;
    }
}
