using LeadSync.Schema;

namespace LeadSync.Plugins.Funnel;

/// <summary>The rule of how a lead ends with its opportunity.</summary>
internal static class LeadEnd
{
    /// <summary>
    /// The stage that the lead is to come to; null where it stays. One won opportunity makes a customer. A lead is lost or goes
    /// back only where no other opportunity of it is open, and only out of the hands of sales.
    /// </summary>
    /// <param name="opportunity">The stage that the opportunity has come to.</param>
    /// <param name="lead">The present stage of the lead.</param>
    /// <param name="others">Whether another opportunity of the lead is open.</param>
    public static int? After(int opportunity, int? lead, bool others)
    {
        if (opportunity == OpportunityStage.Won)
            return lead == LeadStage.Customer ? null : LeadStage.Customer;
        if (others)
            return null;
        if (opportunity == OpportunityStage.Lost)
            return lead == LeadStage.Opportunity ? LeadStage.Lost : null;
        var withSales = lead == LeadStage.Opportunity || lead == LeadStage.SalesAcceptedLead || lead == LeadStage.QualifiedLead;
        return opportunity == OpportunityStage.Recycled && withSales ? LeadStage.Lead : null;
    }
}
