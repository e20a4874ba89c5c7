using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Storage;

/// <summary>The tables that are no CRM tables; their names begin with an underscore.</summary>
internal static class InternalTables
{
    private const string Ddl = """
        CREATE TABLE IF NOT EXISTS _setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS _metadata(kind TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(kind, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS _role_privilege(role TEXT NOT NULL, privilege TEXT NOT NULL, depth INTEGER NOT NULL, PRIMARY KEY(role, privilege)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS _token(token TEXT PRIMARY KEY, user TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS _deleted(version INTEGER PRIMARY KEY, "table" TEXT NOT NULL, id TEXT NOT NULL);
        """;

    public static void Create(SqliteConnection connection) => SqlText.Execute(connection, null, Ddl);
}
