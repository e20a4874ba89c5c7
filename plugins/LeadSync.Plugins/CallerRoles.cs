using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins;

/// <summary>
/// The security roles of one user, his own and those of his teams, by name without regard to case. One query, asked with
/// the first question and not before.
/// </summary>
internal sealed class CallerRoles
{
    /// <summary>The built-in role that passes every condition on roles.</summary>
    public const string SystemAdministrator = "System Administrator";

    private readonly Lazy<HashSet<string>> names;

    public CallerRoles(IOrganizationService organization, Guid user) =>
        names = new Lazy<HashSet<string>>(() => Read(organization, user));

    public bool Holds(string role) => names.Value.Contains(role);

    /// <summary>Whether the user holds one of the roles, or is a System Administrator.</summary>
    public bool HoldsOneOf(IEnumerable<string> roles) => Holds(SystemAdministrator) || roles.Any(Holds);

    private static HashSet<string> Read(IOrganizationService organization, Guid user)
    {
        var roles = new QueryExpression("role") { ColumnSet = new ColumnSet("name"), Distinct = true, NoLock = true };
        var own = Join(roles.AddLink("systemuserroles", "roleid", "roleid", JoinOperator.LeftOuter), "own");
        own.LinkCriteria.AddCondition("systemuserid", ConditionOperator.Equal, user);
        var teams = Join(roles.AddLink("teamroles", "roleid", "roleid", JoinOperator.LeftOuter), "team");
        var members = Join(teams.AddLink("teammembership", "teamid", "teamid", JoinOperator.LeftOuter), "member");
        members.LinkCriteria.AddCondition("systemuserid", ConditionOperator.Equal, user);
        roles.Criteria.FilterOperator = LogicalOperator.Or;
        roles.Criteria.AddCondition("own", "systemuserid", ConditionOperator.NotNull);
        roles.Criteria.AddCondition("member", "systemuserid", ConditionOperator.NotNull);
        return new HashSet<string>(
            organization.RetrieveMultiple(roles).Entities.Select(role => role.GetAttributeValue<string>("name") ?? ""), StringComparer.OrdinalIgnoreCase);
    }

    private static LinkEntity Join(LinkEntity link, string alias)
    {
        link.EntityAlias = alias;
        return link;
    }
}
