namespace LeadSync.Functions.State;

/// <summary>The tables of the standalone database.</summary>
internal static class SqliteSchema
{
    // Text compares as bytes of UTF-8, which is the order of code points. Times are milliseconds since 1970.
    // A waiting message that was never handed out (deliveries = 0) is the only one of its id in its queue.
    public const string Create = """
        CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS rows (
            tbl TEXT NOT NULL, key TEXT NOT NULL, row TEXT NOT NULL, value BLOB NOT NULL, etag TEXT NOT NULL,
            PRIMARY KEY (tbl, key, row)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS messages (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL,
            enqueued INTEGER NOT NULL, visible INTEGER NOT NULL, deliveries INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0, lock TEXT);
        CREATE UNIQUE INDEX IF NOT EXISTS messages_waiting ON messages (queue, id) WHERE deliveries = 0;
        CREATE INDEX IF NOT EXISTS messages_due ON messages (queue, visible, seq);
        CREATE TABLE IF NOT EXISTS dead_messages (
            seq INTEGER PRIMARY KEY, queue TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL,
            enqueued INTEGER NOT NULL, deliveries INTEGER NOT NULL, died INTEGER NOT NULL, reason TEXT NOT NULL);
        """;

    /// <summary>Leases of an earlier process died with it: one process has the file.</summary>
    public const string FreeLeases = "UPDATE messages SET lock = NULL, visible = 0 WHERE lock IS NOT NULL";

    /// <summary>Counts the openings of the file.</summary>
    public static long NextEpoch(SqliteSession session) => session.Query(
        """
        INSERT INTO meta VALUES ('epoch', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value
        """,
        row => row.GetInt64(0))[0];
}
