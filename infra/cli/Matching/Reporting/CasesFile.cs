namespace LeadSync.Cli.Matching.Reporting;

/// <summary>Labelled cases from a CSV file.</summary>
internal static class CasesFile
{
    private static readonly CsvLayout Layout = QueriesFile.LayoutWith(["book", "stratum", "expected=expected_account_id"], ["expected"]);

    /// <summary>All cases whose lines are in order; null where the file is refused.</summary>
    /// <param name="reading">The file, and who hears of it.</param>
    /// <param name="books">The names of the accounts that are at hand.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static List<LabelledCase>? Read(CsvReading reading, IReadOnlyCollection<string> books, CancellationToken cancel)
    {
        using var rows = CsvRows.Open(reading, Layout);
        if (rows is null) return null;
        var (cases, seen) = (new List<LabelledCase>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in rows.Read(cancel))
        {
            // One book without a name is there for everybody.
            var book = books.Contains(row["book"] ?? "") ? row["book"] ?? "" : books.Contains("") ? "" : null;
            var reason = RowId.Obstacle(row)
                ?? (row["expected"] is null ? "expected: is missing; say NONE where no account is right." : null)
                ?? (book is null ? $"book: there are no --accounts {row["book"] ?? "without a name"}." : null)
                ?? RowId.Repetition(row, seen);
            if (reason is null) cases.Add(new LabelledCase(row["id"]!, book!, row["stratum"] ?? "", QueriesFile.Lead(row), Expectation.Read(row["expected"]!)));
            else rows.Leave(row, reason);
        }
        return reading.Problems.Refusal is null ? cases : null;
    }
}
