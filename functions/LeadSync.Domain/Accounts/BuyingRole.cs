namespace LeadSync.Domain.Accounts;

/// <summary>A part that somebody plays in a company's decision to buy, after Webster and Wind.</summary>
public enum BuyingRole
{
    /// <summary>Starts it.</summary>
    Initiator,

    /// <summary>Will work with what is bought.</summary>
    User,

    /// <summary>Is listened to.</summary>
    Influencer,

    /// <summary>Says yes or no.</summary>
    Decider,

    /// <summary>Negotiates and orders.</summary>
    Buyer,

    /// <summary>Lets information through, or not.</summary>
    Gatekeeper,
}
