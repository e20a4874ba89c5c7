using LeadSync.Plugins.HandOver;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.HandOver;

public sealed class HandingOnTests
{
    [Theory]
    [InlineData("lead", null, false), InlineData("lead", LeadStage.Lead, false), InlineData("lead", LeadStage.QualifiedLead, false)]
    [InlineData("lead", LeadStage.SalesAcceptedLead, true), InlineData("lead", LeadStage.Opportunity, true), InlineData("lead", LeadStage.Lost, false)]
    [InlineData("opportunity", null, true), InlineData("opportunity", OpportunityStage.Won, true)]
    public void Leads_are_somebodys_from_acceptance_on_and_opportunities_always(string table, int? stage, bool held) =>
        Assert.Equal(held, HandingOn.IsHeld(table, stage));
}
