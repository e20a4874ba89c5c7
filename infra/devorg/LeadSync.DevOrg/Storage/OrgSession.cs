using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Storage;

/// <summary>What a transaction works with: a connection, the row versions and the clock.</summary>
internal sealed record OrgSession(SqliteConnection Connection, RowSequence Sequence, TimeProvider Clock);
