using System.Xml.Linq;
using LeadSync.Plugins.BuyingCentre;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using LeadSync.Tests.Shared;

namespace LeadSync.Plugins.Tests.BuyingCentre;

public sealed class BuyingRolesTests
{
    [Fact]
    public void Roles_are_counted_once_and_promoters_and_opponents_not() => Assert.Equal(2, BuyingRoles.Filled(
        [BuyingRoleKind.Decider, BuyingRoleKind.Decider, BuyingRoleKind.User, BuyingRoleKind.PowerPromoter, BuyingRoleKind.ProcessOpponent]));

    [Fact]
    public void All_six_roles_count() => Assert.Equal(6, BuyingRoles.Filled(Enumerable.Range(BuyingRoleKind.Initiator, 14)));

    [Theory]
    [InlineData(BuyingRoleKind.PowerPromoter, BuyingRoleKind.PowerOpponent, true)]
    [InlineData(BuyingRoleKind.RelationshipOpponent, BuyingRoleKind.RelationshipPromoter, true)]
    [InlineData(BuyingRoleKind.PowerPromoter, BuyingRoleKind.ExpertOpponent, false)]
    [InlineData(BuyingRoleKind.PowerPromoter, BuyingRoleKind.ProcessPromoter, false)]
    [InlineData(BuyingRoleKind.Decider, BuyingRoleKind.PowerOpponent, false)]
    public void Promoter_and_opponent_of_one_kind_contradict(int one, int other, bool expected) =>
        Assert.Equal((expected, expected), (BuyingRoles.Contradict(one, other), BuyingRoles.Contradict(other, one)));

    [Fact]
    public void Names_are_those_of_the_choice()
    {
        var choice = XDocument.Load(Path.Combine(SharedData.RepositoryRoot, "solution", "src", "OptionSets", "ls_buyingrolekind.xml"));
        var options = choice.Descendants("option").ToList();
        Assert.Equal(14, options.Count);
        Assert.All(options, option => Assert.All(option.Descendants("label"), label => Assert.Equal(
            label.Attribute("description")!.Value, BuyingRoleTexts.Name((int)option.Attribute("value")!, (int)label.Attribute("languagecode")!))));
    }
}
