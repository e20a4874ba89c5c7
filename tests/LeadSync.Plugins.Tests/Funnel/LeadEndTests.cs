using LeadSync.Plugins.Funnel;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.Funnel;

public sealed class LeadEndTests
{
    [Theory]
    [InlineData(OpportunityStage.Won, LeadStage.Opportunity, true, LeadStage.Customer)]
    [InlineData(OpportunityStage.Won, LeadStage.Lost, false, LeadStage.Customer)]
    [InlineData(OpportunityStage.Won, LeadStage.Customer, false, null)]
    [InlineData(OpportunityStage.Lost, LeadStage.Opportunity, false, LeadStage.Lost)]
    [InlineData(OpportunityStage.Lost, LeadStage.Opportunity, true, null)]
    [InlineData(OpportunityStage.Lost, LeadStage.Lead, false, null)]
    [InlineData(OpportunityStage.Recycled, LeadStage.Opportunity, false, LeadStage.Lead)]
    [InlineData(OpportunityStage.Recycled, LeadStage.SalesAcceptedLead, false, LeadStage.Lead)]
    [InlineData(OpportunityStage.Recycled, LeadStage.Opportunity, true, null)]
    [InlineData(OpportunityStage.Recycled, LeadStage.Customer, false, null)]
    [InlineData(OpportunityStage.Recycled, LeadStage.Disqualified, false, null)]
    [InlineData(OpportunityStage.Proposal, LeadStage.Opportunity, false, null)]
    public void Lead_ends_as_its_last_opportunity_does(int opportunity, int lead, bool others, int? to) =>
        Assert.Equal(to, LeadEnd.After(opportunity, lead, others));
}
