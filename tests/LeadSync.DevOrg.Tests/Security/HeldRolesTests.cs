using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Tests.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.DevOrg.Tests.Security;

public sealed class HeldRolesTests : IAsyncLifetime
{
    private static readonly Guid Rep = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly Guid Lead = new("00000000-0000-0000-0000-0000000000a2");
    private static readonly Guid Team = new("00000000-0000-0000-0000-0000000000a3");
    private static readonly Guid Nobody = new("00000000-0000-0000-0000-0000000000a4");
    private PipelineOrg org = null!;

    public async ValueTask InitializeAsync()
    {
        org = await PipelineOrg.Create();
        await org.Write(transaction =>
        {
            org.Put(transaction, new Entity("role", Rep) { ["name"] = "Rep" });
            org.Put(transaction, new Entity("role", Lead) { ["name"] = "Team lead" });
            org.Put(transaction, new Entity("team", Team) { ["name"] = "North" });
            HeldRoles.Give(transaction, PipelineOrg.Sam, Rep);
            HeldRoles.Give(transaction, PipelineOrg.Sam, Rep);
            HeldRoles.GiveTeam(transaction, Team, Lead);
            HeldRoles.Join(transaction, Team, PipelineOrg.Sam);
        });
    }

    public ValueTask DisposeAsync()
    {
        org.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task User_holds_his_own_roles_and_those_of_his_teams()
    {
        await org.Write(transaction =>
        {
            Assert.Equal(["Rep", "Team lead"], HeldRoles.NamesOf(transaction, PipelineOrg.Sam).Where(name => name.Length > 0));
            Assert.Empty(HeldRoles.NamesOf(transaction, Nobody));
        });
        Assert.Single(org.Rows("systemuserroles"), row => row["roleid"].Equals(Rep));
    }

    [Fact]
    public async Task Query_over_both_ways_to_a_role_finds_each_once()
    {
        string[] found = [];
        await org.Send(PipelineOrg.Sam, (messages, context) =>
            found = [.. messages.RetrieveMultiple(RolesOf(PipelineOrg.Sam), context).Entities.Select(row => row.GetAttributeValue<string>("name")).OfType<string>().Order()]);
        Assert.Equal(["Rep", "Team lead"], found);
        await org.Send(PipelineOrg.Sam, (messages, context) => Assert.Empty(messages.RetrieveMultiple(RolesOf(Nobody), context).Entities));
    }

    private static QueryExpression RolesOf(Guid user)
    {
        var roles = new QueryExpression("role") { ColumnSet = new ColumnSet("name"), Distinct = true };
        var own = roles.AddLink("systemuserroles", "roleid", "roleid", JoinOperator.LeftOuter);
        own.EntityAlias = "own";
        own.LinkCriteria.AddCondition("systemuserid", ConditionOperator.Equal, user);
        var teams = roles.AddLink("teamroles", "roleid", "roleid", JoinOperator.LeftOuter);
        teams.EntityAlias = "team";
        var members = teams.AddLink("teammembership", "teamid", "teamid", JoinOperator.LeftOuter);
        members.EntityAlias = "member";
        members.LinkCriteria.AddCondition("systemuserid", ConditionOperator.Equal, user);
        roles.Criteria.FilterOperator = LogicalOperator.Or;
        roles.Criteria.AddCondition("own", "systemuserid", ConditionOperator.NotNull);
        roles.Criteria.AddCondition("member", "systemuserid", ConditionOperator.NotNull);
        return roles;
    }
}
