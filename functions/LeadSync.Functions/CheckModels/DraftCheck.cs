using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Schema;
using Columns = LeadSync.Schema.ScoringModel;

namespace LeadSync.Functions.CheckModels;

/// <summary>
/// Checks the definitions of drafts and writes back what is wrong with them. The hash says which definition was meant:
/// only one that was found good as it stands can be published.
/// </summary>
internal sealed class DraftCheck(DataverseClient client)
{
    private const int LongestFilter = 6000;

    /// <summary>The platform's limit of the column, in characters.</summary>
    private const int LongestProblems = 100_000;

    /// <summary>Null when all of the rows are checked, else the error that kept it from it. Rows that are no drafts are left alone.</summary>
    public async Task<DataverseError?> Check(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        foreach (var filter in OData.AnyOf(changed.Select(id => $"{Columns.ScoringModelId}%20eq%20{id:D}"), LongestFilter))
            if (await CheckThose(filter, row => changed.Contains(row.Id), cancel) is { } error) return error;
        return null;
    }

    /// <summary>Checks every draft there is; what is known of one already is not written again.</summary>
    public Task<DataverseError?> CheckAll(CancellationToken cancel) =>
        CheckThose($"{Columns.Status}%20eq%20{ModelStatus.Draft}", _ => true, cancel);

    private async Task<DataverseError?> CheckThose(string filter, Func<ModelRow, bool> isMeant, CancellationToken cancel)
    {
        var rows = await client.Query($"{Columns.EntitySetName}?$select={ModelRow.Select}&$filter={filter}", cancel);
        if (rows.Failed) return rows.Error;
        foreach (var row in rows.Value.Select(ModelRow.Of).OfType<ModelRow>().Where(row => row.IsDraft && isMeant(row)))
            if (await Check(row, cancel) is { } error) return error;
        return null;
    }

    private async Task<DataverseError?> Check(ModelRow row, CancellationToken cancel)
    {
        var problems = string.Join('\n', row.Load().Errors);
        if (problems.Length > LongestProblems) problems = problems[..LongestProblems];
        if (row.CheckedHash == row.Hash && (row.Problems ?? "") == problems) return null;
        var columns = new JsonObject { [Columns.Problems] = problems.Length > 0 ? problems : null, [Columns.CheckedHash] = row.Hash };
        var written = await client.Update(Columns.EntitySetName, row.Id, columns, cancel);
        // Somebody deleted or published it meanwhile: nothing is left to check.
        return written.Failed && written.Error.IsOutage ? written.Error : null;
    }
}
