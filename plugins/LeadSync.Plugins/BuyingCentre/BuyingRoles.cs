using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.BuyingCentre;

/// <summary>The roles of a buying centre: six after Webster and Wind, and the promoters and opponents after Witte.</summary>
internal static class BuyingRoles
{
    private static readonly HashSet<int> WebsterWind = new HashSet<int>
    {
        BuyingRoleKind.Initiator, BuyingRoleKind.User, BuyingRoleKind.Influencer, BuyingRoleKind.Decider, BuyingRoleKind.Buyer, BuyingRoleKind.Gatekeeper,
    };

    private static readonly Dictionary<int, int> Opponents = new Dictionary<int, int>
    {
        [BuyingRoleKind.PowerPromoter] = BuyingRoleKind.PowerOpponent,
        [BuyingRoleKind.ExpertPromoter] = BuyingRoleKind.ExpertOpponent,
        [BuyingRoleKind.ProcessPromoter] = BuyingRoleKind.ProcessOpponent,
        [BuyingRoleKind.RelationshipPromoter] = BuyingRoleKind.RelationshipOpponent,
    };

    /// <summary>How many of the six roles somebody has.</summary>
    public static int Filled(IEnumerable<int> roles) => roles.Where(WebsterWind.Contains).Distinct().Count();

    /// <summary>Whether one person cannot have both: promoter and opponent of the same kind.</summary>
    public static bool Contradict(int one, int other) =>
        (Opponents.TryGetValue(one, out var opponent) && opponent == other) || (Opponents.TryGetValue(other, out opponent) && opponent == one);
}
