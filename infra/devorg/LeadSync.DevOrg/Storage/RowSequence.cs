using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Storage;

/// <summary>
/// One ascending number over all rows; a row's version, its ETag and the order of change tracking. Only the writer draws
/// from it, inside its transaction. A rolled back transaction leaves a gap, never a repeat within one run.
/// </summary>
internal sealed class RowSequence
{
    private long last;

    public RowSequence(SqliteConnection connection)
    {
        var stored = SqlText.Scalar(connection, null, "SELECT value FROM _setting WHERE name = 'version'");
        last = stored is string text ? long.Parse(text, CultureInfo.InvariantCulture) : 1000;
    }

    public long Next() => ++last;

    /// <summary>Keeps the number reached, in the transaction that used it.</summary>
    public void Save(SqliteConnection connection, SqliteTransaction transaction) =>
        SqlText.Execute(
            connection,
            transaction,
            "INSERT INTO _setting(name, value) VALUES('version', $1) ON CONFLICT(name) DO UPDATE SET value = $1",
            last.ToString(CultureInfo.InvariantCulture));
}
