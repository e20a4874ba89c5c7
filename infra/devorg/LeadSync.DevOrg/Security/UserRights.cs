using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Storage;

namespace LeadSync.DevOrg.Security;

/// <summary>The privileges one user holds through roles, his own and those of his teams, each at its greatest depth.</summary>
internal sealed class UserRights
{
    private readonly bool all;
    private readonly Dictionary<string, Depth> depths = new(StringComparer.OrdinalIgnoreCase);

    private UserRights(OrgTransaction transaction, Guid user)
    {
        var userText = StoredValue.Text(user);
        all = user == WellKnown.SystemUser || transaction.Rows(
            $"SELECT 1 WHERE $2 IN ({HeldRoles.Ids})", userText, StoredValue.Text(WellKnown.SystemAdministratorRole)).Count > 0;
        if (all)
            return;
        foreach (var row in transaction.Rows(
            $"SELECT privilege, max(depth) FROM _role_privilege WHERE role IN ({HeldRoles.Ids}) GROUP BY privilege",
            userText))
            depths[(string)row[0]!] = (Depth)(long)row[1]!;
    }

    /// <summary>The rights of the message's user.</summary>
    public static UserRights Of(CallContext context) => Of(context.Transaction, context.UserId);

    public static UserRights Of(OrgTransaction transaction, Guid user) =>
        transaction.Remember(user.ToString(), () => new UserRights(transaction, user));

    public bool IsAdministrator => all;

    /// <summary>Whether a privilege that belongs to no table is held, e.g. prvActOnBehalfOfAnotherUser.</summary>
    public bool Holds(string privilege) => all || depths.ContainsKey(privilege);

    public Depth DepthOf(AccessRight right, Table table)
    {
        if (all)
            return Depth.Global;
        if (table.Ownership == Ownership.Platform)
            return right is AccessRight.Read or AccessRight.AppendTo ? Depth.Global : Depth.None;
        return depths.GetValueOrDefault(PrivilegeName(right, table));
    }

    public static string PrivilegeName(AccessRight right, Table table) => $"prv{right}{table.Privilege}";
}
