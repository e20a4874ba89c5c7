using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests;

/// <summary>Security roles of users and teams for the tests.</summary>
internal static class RoleRows
{
    public static Entity[] Of(Guid user, string role)
    {
        var id = Guid.NewGuid();
        return [Role(id, role), new Entity("systemuserroles") { ["systemuserid"] = user, ["roleid"] = id }];
    }

    public static Entity[] OfTeam(Guid team, string role, Guid member)
    {
        var id = Guid.NewGuid();
        return
        [
            Role(id, role), new Entity("teamroles") { ["teamid"] = team, ["roleid"] = id },
            new Entity("teammembership") { ["teamid"] = team, ["systemuserid"] = member },
        ];
    }

    private static Entity Role(Guid id, string name) => new("role", id) { ["name"] = name };
}
