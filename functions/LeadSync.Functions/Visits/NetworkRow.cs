using System.Text.Json;
using LeadSync.Domain.Accounts;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.NetworkRange;

namespace LeadSync.Functions.Visits;

/// <summary>A network range as it stands in the CRM.</summary>
internal static class NetworkRow
{
    private static readonly string Account = $"_{Columns.AccountId}_value";

    /// <summary>All ranges in use.</summary>
    public static readonly string Query = $"{CrmTable.NetworkRange.SetName}?$select={Columns.NetworkRangeId},{Columns.Cidr},{Account}&$filter=statecode%20eq%200";

    /// <summary>The range and its account, or null where the row says none; what is broken is logged by the row's id.</summary>
    public static (NetworkRange Range, string Owner)? Read(JsonElement row, ILogger log)
    {
        if (row.Text(Columns.Cidr) is not { } cidr || row.Id(Account) is not { } account) return null;
        var reading = NetworkRange.Parse(cidr);
        if (reading.Range is { } range) return (range, account.ToString("D"));
        log.LogWarning("The network range {Range} is not used: it {Problem}", row.Id(Columns.NetworkRangeId), reading.Error);
        return null;
    }
}
