using LeadSync.DevOrg.Tests.Support;
using static LeadSync.DevOrg.Tests.Import.FunnelOrg;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Who hands leads and opportunities on, over HTTP.</summary>
public sealed class OwnerTests(FunnelOrg org) : IClassFixture<FunnelOrg>
{
    private const string NotYours = "400 This lead has been accepted by sales and belongs to somebody else. Ask its owner, a member of the owning team or a LeadSync administrator to hand it on.";

    [Fact]
    public async Task An_accepted_lead_is_handed_on_by_its_owner_and_administrators_alone()
    {
        var lead = await org.LeadIn(null, Qualified, Accepted);
        Assert.Equal(NotYours, await Give("LeadSync Integration", lead, await User("Sabine Vertrieb")).Words());
        Assert.Equal("204", await Give("Sam Sales", lead, await User("Sabine Vertrieb")).Words());
        Assert.Equal("204", await Give("Ada Admin", lead, await User("Sam Sales")).Words());
    }

    [Fact]
    public async Task LeadSync_routes_and_before_acceptance_everybody_with_the_privilege_may()
    {
        var lead = await org.LeadIn(null, Qualified);
        Assert.Equal("204", await Give("LeadSync Integration", lead, await User("Sabine Vertrieb")).Words());
        await org.Move(lead, Accepted);
        Assert.Equal("204", await Give("LeadSync Integration", lead + "?tag=leadsync", await User("Sam Sales")).Words());
    }

    [Theory]
    [InlineData("Ada Admin", "400 This user is disabled and cannot work on it. Choose an active user or a team as the owner.")]
    public async Task A_disabled_user_owns_nothing(string user, string refusal)
    {
        var left = await org.Admin.Create("systemusers", """{"lastname":"Left","internalemailaddress":"left@devorg.example","isdisabled":true}""");
        Assert.Equal(refusal, await Give(user, await org.LeadIn(null), $"/systemusers({GuardedOrg.Id(left)})").Words());
    }

    private async Task<string> User(string name) =>
        $"/systemusers({Assert.Single(await org.Rows($"systemusers?$filter=fullname eq '{name}'")).Text("systemuserid")})";

    private Task<HttpResponseMessage> Give(string user, string lead, string owner) =>
        org.Client(user).Ask("PATCH", lead, $$"""{"ownerid@odata.bind":"{{owner}}"}""");
}
