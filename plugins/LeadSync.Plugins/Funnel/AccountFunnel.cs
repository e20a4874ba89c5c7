using LeadSync.Schema;

namespace LeadSync.Plugins.Funnel;

/// <summary>
/// The rule of the one funnel: an account stands where its best lead or opportunity stands. It rises with them; it falls only
/// when the last reason to stand in Opportunity is gone, and a customer never does. Stages grow in the order of the process.
/// </summary>
internal static class AccountFunnel
{
    /// <summary>How far a lead in a stage brings its account; null where it says nothing.</summary>
    public static int? OfLead(int? stage) => stage switch
    {
        LeadStage.QualifiedLead => AccountStage.QualifiedAccount,
        LeadStage.SalesAcceptedLead => AccountStage.SalesQualifiedAccount,
        LeadStage.Opportunity => AccountStage.SalesQualifiedAccount,
        LeadStage.Customer => AccountStage.Customer,
        _ => null,
    };

    /// <summary>The same of an opportunity; one that has no stage yet is open.</summary>
    public static int? OfOpportunity(int? stage) => stage switch
    {
        OpportunityStage.Won => AccountStage.Customer,
        OpportunityStage.Lost => null,
        OpportunityStage.Recycled => null,
        _ => AccountStage.Opportunity,
    };

    /// <summary>The stage that a row gives its account; null where the account stays.</summary>
    public static int? Rise(int? present, int? brought) => brought > (present ?? AccountStage.Target - 1) ? brought : null;

    /// <summary>Whether an account that loses what a row brought may have to fall.</summary>
    public static bool MayFall(int? present, int? before, int? after) =>
        present == AccountStage.Opportunity && before == AccountStage.Opportunity && after != AccountStage.Opportunity && after != AccountStage.Customer;

    /// <summary>Where an account without open opportunities stands, by the best that remains.</summary>
    public static int Remaining(int? brought) => brought > AccountStage.Engaged ? brought.Value : AccountStage.Engaged;
}
