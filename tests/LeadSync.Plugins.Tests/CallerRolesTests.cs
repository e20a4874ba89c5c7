namespace LeadSync.Plugins.Tests;

public sealed class CallerRolesTests
{
    private static readonly Guid Other = Guid.Parse("00000000-0000-0000-0000-0000000000bb");

    [Fact]
    public void Roles_are_those_of_the_user_and_of_his_teams_in_one_query()
    {
        var team = Guid.NewGuid();
        var organization = new MemoryOrganization(
        [
            .. RoleRows.Of(PluginEvent.User, "LeadSync Sales"), .. RoleRows.Of(Other, "LeadSync Marketing"),
            .. RoleRows.OfTeam(team, "LeadSync Administrator", PluginEvent.User), .. RoleRows.OfTeam(Guid.NewGuid(), "Far Away", Other),
        ]);
        var roles = new CallerRoles(organization, PluginEvent.User);
        Assert.Equal(0, organization.Queries);
        Assert.True(roles.Holds("leadsync sales"));
        Assert.True(roles.Holds("LeadSync Administrator"));
        Assert.False(roles.Holds("LeadSync Marketing"));
        Assert.False(roles.Holds("Far Away"));
        Assert.Equal(1, organization.Queries);
    }

    [Theory]
    [InlineData("LeadSync Sales", true)]
    [InlineData("System Administrator", true)]
    [InlineData("LeadSync Marketing", false)]
    public void One_of_the_roles_is_enough_and_a_system_administrator_needs_none(string held, bool expected)
    {
        var roles = new CallerRoles(new MemoryOrganization(RoleRows.Of(PluginEvent.User, held)), PluginEvent.User);
        Assert.Equal(expected, roles.HoldsOneOf(["LeadSync Sales", "LeadSync Administrator"]));
    }
}
