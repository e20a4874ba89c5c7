using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Accounts;

/// <summary>What roles of the buying centre are called.</summary>
internal static class BuyingRoles
{
    /// <summary>In models and in the rule of a reason.</summary>
    public static string NameOf(BuyingRole role) => role switch
    {
        BuyingRole.Initiator => "initiator",
        BuyingRole.User => "user",
        BuyingRole.Influencer => "influencer",
        BuyingRole.Decider => "decider",
        BuyingRole.Buyer => "buyer",
        _ => "gatekeeper",
    };

    /// <summary>What people read where the role is filled.</summary>
    public static Label LabelOf(BuyingRole role) => role switch
    {
        BuyingRole.Initiator => new Label("Buying centre: initiator", "Buying-Center: Initiator"),
        BuyingRole.User => new Label("Buying centre: user", "Buying-Center: Anwender"),
        BuyingRole.Influencer => new Label("Buying centre: influencer", "Buying-Center: Beeinflusser"),
        BuyingRole.Decider => new Label("Buying centre: decider", "Buying-Center: Entscheider"),
        BuyingRole.Buyer => new Label("Buying centre: buyer", "Buying-Center: Einkäufer"),
        _ => new Label("Buying centre: gatekeeper", "Buying-Center: Gatekeeper"),
    };
}
