namespace LeadSync.Plugins.BuyingCentre;

/// <summary>Why a buying role cannot be saved.</summary>
internal enum BuyingRoleRefusal
{
    /// <summary>No contact or no role.</summary>
    Incomplete,

    /// <summary>Neither account nor opportunity.</summary>
    NoBuyer,

    /// <summary>The person has the role there already.</summary>
    Duplicate,

    /// <summary>The person is promoter and opponent of one kind.</summary>
    Contradiction,
}
