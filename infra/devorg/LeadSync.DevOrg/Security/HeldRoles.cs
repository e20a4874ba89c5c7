using LeadSync.DevOrg.Hosting;
using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Security;

/// <summary>The security roles of users, their own and those of their teams: rows of systemuserroles, teamroles and teammembership.</summary>
internal static class HeldRoles
{
    /// <summary>A subquery of role ids; $1 is the user.</summary>
    internal const string Ids = """
        SELECT roleid FROM systemuserroles WHERE systemuserid = $1
        UNION SELECT t.roleid FROM teamroles t JOIN teammembership m ON m.teamid = t.teamid WHERE m.systemuserid = $1
        """;

    /// <summary>The ids of all roles the user has.</summary>
    public static IReadOnlySet<Guid> IdsOf(OrgTransaction transaction, Guid user) =>
        transaction.Rows(Ids, StoredValue.Text(user)).Select(row => Guid.Parse((string)row[0]!)).ToHashSet();

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> NamesOf(OrgTransaction transaction, Guid user) =>
        [.. transaction.Rows($"SELECT DISTINCT name FROM \"role\" WHERE roleid IN ({Ids}) ORDER BY name", StoredValue.Text(user)).Select(row => (string)row[0]!)];

    /// <summary>Gives a user a role; nothing happens where he has it.</summary>
    public static void Give(OrgTransaction transaction, Guid user, Guid role) =>
        Link(transaction, "systemuserroles", ("systemuserid", user), ("roleid", role));

    /// <summary>Gives a team a role, and with it its members.</summary>
    public static void GiveTeam(OrgTransaction transaction, Guid team, Guid role) =>
        Link(transaction, "teamroles", ("teamid", team), ("roleid", role));

    /// <summary>Makes a user a member of a team.</summary>
    public static void Join(OrgTransaction transaction, Guid team, Guid user) =>
        Link(transaction, "teammembership", ("teamid", team), ("systemuserid", user));

    private static void Link(OrgTransaction transaction, string table, (string Column, Guid Id) left, (string Column, Guid Id) right)
    {
        var present = new Filter.And([Is(left), Is(right)]);
        if (transaction.Select(new RowQuery(table) { Columns = [], Filter = present }).Count > 0)
            return;
        FirstBoot.Put(transaction, new Entity(table, RowIds.New(transaction.Now)) { [left.Column] = left.Id, [right.Column] = right.Id });
    }

    private static Filter.Condition Is((string Column, Guid Id) part) => new(new ColumnPath(null, part.Column), "eq", [part.Id]);
}
