using System.Text.Json.Nodes;
using LeadSync.Solution;

namespace LeadSync.Cli.Crm;

/// <summary>What became of one default row.</summary>
/// <param name="Table">The row's table.</param>
/// <param name="Id">The row.</param>
/// <param name="Result">What was done, or why nothing was.</param>
/// <param name="Ok">Whether the row is there now.</param>
/// <param name="Reached">False where the CRM did not answer, so that no other row needs to be tried.</param>
internal sealed record InstalledRow(string Table, Guid Id, string Result, bool Ok, bool Reached = true);

/// <summary>
/// Creates default rows under their fixed ids where they are missing. A row that is there stays as the admin left it,
/// so installing again changes nothing.
/// </summary>
internal sealed class DefaultRowInstaller(WebApi crm)
{
    public async Task<IReadOnlyList<InstalledRow>> Install(IEnumerable<DefaultTable> tables, CancellationToken cancel)
    {
        var installed = new List<InstalledRow>();
        foreach (var table in tables)
            foreach (var row in table.Rows)
            {
                installed.Add(await Install(table, row, cancel));
                if (!installed[^1].Reached) return installed;
            }
        return installed;
    }

    private async Task<InstalledRow> Install(DefaultTable table, DefaultRow row, CancellationToken cancel)
    {
        var address = $"{table.Set}({row.Id:D})";
        var present = await crm.Get($"{address}?$select={table.Table}id", cancel);
        if (present.Ok) return new InstalledRow(table.Table, row.Id, "present", true);
        if (present.Status != 404) return new InstalledRow(table.Table, row.Id, present.Reason, false, present.Status != 0);
        var answer = await crm.Upsert(address, (JsonObject)row.Values.DeepClone(), cancel);
        return new InstalledRow(table.Table, row.Id, answer.Ok ? "created" : answer.Reason, answer.Ok, answer.Status != 0);
    }
}
