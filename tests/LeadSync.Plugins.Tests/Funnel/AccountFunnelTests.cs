using LeadSync.Plugins.Funnel;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.Funnel;

public sealed class AccountFunnelTests
{
    [Theory]
    [InlineData(null, null), InlineData(LeadStage.Prospect, null), InlineData(LeadStage.Lead, null)]
    [InlineData(LeadStage.QualifiedLead, AccountStage.QualifiedAccount), InlineData(LeadStage.SalesAcceptedLead, AccountStage.SalesQualifiedAccount)]
    [InlineData(LeadStage.Opportunity, AccountStage.SalesQualifiedAccount), InlineData(LeadStage.Customer, AccountStage.Customer)]
    [InlineData(LeadStage.Lost, null), InlineData(LeadStage.Disqualified, null)]
    public void Lead_brings_its_account_as_far_as_it_has_come(int? stage, int? account) => Assert.Equal(account, AccountFunnel.OfLead(stage));

    [Theory]
    [InlineData(null, AccountStage.Opportunity), InlineData(OpportunityStage.Discovery, AccountStage.Opportunity)]
    [InlineData(OpportunityStage.Proposal, AccountStage.Opportunity), InlineData(OpportunityStage.Negotiation, AccountStage.Opportunity)]
    [InlineData(OpportunityStage.Won, AccountStage.Customer), InlineData(OpportunityStage.Lost, null), InlineData(OpportunityStage.Recycled, null)]
    public void Opportunity_brings_its_account_while_it_is_open_or_won(int? stage, int? account) => Assert.Equal(account, AccountFunnel.OfOpportunity(stage));

    [Theory]
    [InlineData(null, AccountStage.QualifiedAccount, AccountStage.QualifiedAccount)]
    [InlineData(AccountStage.Target, AccountStage.Opportunity, AccountStage.Opportunity)]
    [InlineData(AccountStage.Opportunity, AccountStage.QualifiedAccount, null)]
    [InlineData(AccountStage.Customer, AccountStage.Opportunity, null)]
    [InlineData(AccountStage.Engaged, AccountStage.Engaged, null)]
    [InlineData(null, null, null)]
    public void Account_rises_and_never_sinks_by_what_comes(int? present, int? brought, int? to) => Assert.Equal(to, AccountFunnel.Rise(present, brought));

    [Theory]
    [InlineData(AccountStage.Opportunity, AccountStage.Opportunity, null, true)]
    [InlineData(AccountStage.Opportunity, AccountStage.Opportunity, AccountStage.Customer, false)]
    [InlineData(AccountStage.Opportunity, AccountStage.Opportunity, AccountStage.Opportunity, false)]
    [InlineData(AccountStage.Opportunity, AccountStage.SalesQualifiedAccount, null, false)]
    [InlineData(AccountStage.Customer, AccountStage.Opportunity, null, false)]
    [InlineData(AccountStage.QualifiedAccount, AccountStage.Opportunity, null, false)]
    public void Account_falls_from_Opportunity_alone_and_by_the_end_of_one(int? present, int? before, int? after, bool falls) =>
        Assert.Equal(falls, AccountFunnel.MayFall(present, before, after));

    [Theory]
    [InlineData(null, AccountStage.Engaged)]
    [InlineData(AccountStage.QualifiedAccount, AccountStage.QualifiedAccount)]
    [InlineData(AccountStage.SalesQualifiedAccount, AccountStage.SalesQualifiedAccount)]
    public void Account_that_falls_is_engaged_at_least(int? brought, int to) => Assert.Equal(to, AccountFunnel.Remaining(brought));
}
