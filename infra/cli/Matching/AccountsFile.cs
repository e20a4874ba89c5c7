using LeadSync.Domain.Mapping;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Cli.Matching;

/// <summary>Accounts from a CSV file.</summary>
internal static class AccountsFile
{
    private static readonly CsvLayout Layout = new(
        ["id=account_id", "name", "otherNames", "domains=domain", "city", "postalCode", "country", "phone", "parentId", "segment", "isCustomer", "createdOn"],
        ["id"], ["name"]);

    /// <summary>The index of all accounts whose lines are in order; null where the file is refused.</summary>
    public static AccountIndex? Read(CsvReading reading, CancellationToken cancel)
    {
        using var rows = CsvRows.Open(reading, Layout);
        if (rows is null) return null;
        var index = AccountIndex.Build(Read(rows, cancel));
        return reading.Problems.Refusal is null ? index : null;
    }

    private static IEnumerable<AccountIdentity> Read(CsvRows rows, CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Read(cancel))
        {
            var reason = RowId.Obstacle(row) ?? (row["name"] is null ? "name: is missing." : null);
            var isCustomer = IsTrue(row["isCustomer"], ref reason);
            var createdOn = Moment(row["createdOn"], ref reason);
            reason ??= RowId.Repetition(row, seen);
            if (reason is null) yield return Account(row, isCustomer, createdOn);
            else rows.Leave(row, reason);
        }
    }

    private static AccountIdentity Account(CsvRow row, bool isCustomer, Instant? createdOn) => new()
    {
        Id = row["id"]!,
        Name = row["name"]!,
        OtherNames = row.List("otherNames"),
        Domains = row.List("domains"),
        City = row["city"],
        PostalCode = row["postalCode"],
        Country = row["country"],
        Phone = row["phone"],
        ParentId = row["parentId"],
        IsTarget = row["segment"] is not null,
        IsCustomer = isCustomer,
        CreatedOn = createdOn,
    };

    private static bool IsTrue(string? text, ref string? reason)
    {
        switch (text?.ToUpperInvariant())
        {
            case "TRUE" or "1" or "YES":
                return true;
            case null or "FALSE" or "0" or "NO":
                return false;
            default:
                reason ??= "isCustomer: is neither true, 1, yes nor false, 0, no.";
                return false;
        }
    }

    // Without an offset it is UTC.
    private static Instant? Moment(string? text, ref string? reason)
    {
        if (text is null) return null;
        var iso = text.Replace(' ', 'T');
        if (LocalDatePattern.Iso.Parse(iso) is { Success: true } date) return date.Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        if (OffsetDateTimePattern.Rfc3339.Parse(iso) is { Success: true } withOffset) return withOffset.Value.ToInstant();
        if (LocalDateTimePattern.ExtendedIso.Parse(iso) is { Success: true } local) return local.Value.InUtc().ToInstant();
        reason ??= "createdOn: is no ISO date such as 2026-11-21 or 2026-11-21T08:30:00Z.";
        return null;
    }
}
