using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching;

/// <summary>A lead that asks for its account.</summary>
internal sealed record Query(string Id, LeadIdentity Lead);

/// <summary>Leads from a CSV file, one after the other.</summary>
internal sealed class QueriesFile : IDisposable
{
    private static readonly string[] Columns =
        ["id=case_id", "company=query_company", "email=query_email_domain", "website", "city=query_city", "postalCode", "country=query_country", "phone"];

    private static readonly CsvLayout Layout = LayoutWith([]);

    private readonly CsvRows rows;

    private QueriesFile(CsvRows rows) => this.rows = rows;

    /// <summary>Opens the file and looks at its header; null where that is refused.</summary>
    public static QueriesFile? Open(CsvReading reading) =>
        CsvRows.Open(reading, Layout) is { } rows ? new QueriesFile(rows) : null;

    /// <summary>The columns of a lead and others.</summary>
    public static CsvLayout LayoutWith(string[] others, params string[][] needed) =>
        new([.. Columns, .. others], [["id"], ["company", "email", "website"], .. needed]);

    /// <summary>What a line says of the lead.</summary>
    public static LeadIdentity Lead(CsvRow row) => new()
    {
        Company = row["company"],
        Email = row["email"],
        Website = row["website"],
        City = row["city"],
        PostalCode = row["postalCode"],
        Country = row["country"],
        Phone = row["phone"],
    };

    /// <summary>All leads whose lines are in order.</summary>
    public IEnumerable<Query> Read(CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Read(cancel))
            if ((RowId.Obstacle(row) ?? RowId.Repetition(row, seen)) is { } reason) rows.Leave(row, reason);
            else yield return new Query(row["id"]!, Lead(row));
    }

    public void Dispose() => rows.Dispose();
}
