using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
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
        {
            var rows = await client.Query($"{Columns.EntitySetName}?$select={ModelRow.Select}&$filter={filter}", cancel);
            if (rows.Failed) return rows.Error;
            foreach (var row in rows.Value.Select(ModelRow.Of).OfType<ModelRow>().Where(row => row.IsDraft && changed.Contains(row.Id)))
                if (await Check(row, cancel) is { } error) return error;
        }
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
