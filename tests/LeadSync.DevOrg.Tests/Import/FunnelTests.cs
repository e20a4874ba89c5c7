using LeadSync.DevOrg.Tests.Support;
using static LeadSync.DevOrg.Tests.Import.FunnelOrg;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Leads, opportunities and their account move together, under the imported assembly, over HTTP.</summary>
public sealed class FunnelTests(FunnelOrg org) : IClassFixture<FunnelOrg>
{
    private const int AccountEngaged = 844060001;
    private const int QualifiedAccount = 844060002;
    private const int SalesQualifiedAccount = 844060003;
    private const int AccountOpportunity = 844060004;
    private const int AccountCustomer = 844060005;

    [Fact]
    public async Task The_account_rises_with_its_lead_and_opportunity_to_the_customer_it_stays()
    {
        var account = await org.NewAccount();
        var lead = await org.LeadIn(account, Qualified, Accepted, Opportunity);
        var opportunity = await org.NewOpportunity(lead);
        Assert.Equal(GuardedOrg.Id(account), (await org.Row(opportunity)).Text("_parentaccountid_value"));
        await org.Move(opportunity, Proposal);
        var close = $$$"""{"Status":3,"OpportunityClose":{"subject":"won","opportunityid@odata.bind":"/opportunities({{{GuardedOrg.Id(opportunity)}}})"}}""";
        Assert.Equal("204", await org.Admin.Ask("POST", "WinOpportunity", close).Words());
        Assert.Equal((Won, Customer, AccountCustomer), (await org.StageOf(opportunity), await org.StageOf(lead), await org.StageOf(account)));
        Assert.Equal([QualifiedAccount, SalesQualifiedAccount, AccountOpportunity, AccountCustomer], await org.Way(account, "account"));
        var second = await org.NewOpportunity(null, account);
        await org.Move(second, LostOpportunity);
        Assert.Equal(AccountCustomer, await org.StageOf(account));
    }

    [Fact]
    public async Task A_lost_opportunity_loses_the_lead_and_the_account_goes_back_to_what_remains()
    {
        var account = await org.NewAccount(AccountEngaged);
        await org.LeadIn(account, Qualified);
        var lead = await org.LeadIn(account, Qualified, Accepted, Opportunity);
        var (first, second) = (await org.NewOpportunity(lead), await org.NewOpportunity(lead));
        await org.Move(first, LostOpportunity);
        Assert.Equal((Opportunity, AccountOpportunity), (await org.StageOf(lead), await org.StageOf(account)));
        await org.Move(second, LostOpportunity);
        Assert.Equal((Lost, QualifiedAccount), (await org.StageOf(lead), await org.StageOf(account)));
    }

    [Fact]
    public async Task A_recycled_opportunity_takes_its_lead_back_with_reason_and_note()
    {
        var lead = await org.LeadIn(null, Qualified, Accepted, Opportunity);
        var opportunity = await org.NewOpportunity(lead);
        await org.Move(opportunity, Recycled, NotReady, "Budget next year");
        var row = await org.Row(lead);
        Assert.Equal((Lead, 1, NotReady, "Budget next year"), (row.Number("ls_stage"), row.Number("ls_recyclecount"), row.Text("_ls_recyclereasonid_value"), row.Text("ls_stagenote")));
        Assert.Equal(90, (row.GetProperty("ls_cooldownuntil").GetDateTime() - row.GetProperty("ls_recycledon").GetDateTime()).TotalDays);
        Assert.Equal([Lead, Qualified, Accepted, Opportunity, Lead], await org.Way(lead, "lead"));
        Assert.Equal(2, (await org.Way(opportunity, "opportunity")).Length);
    }

    [Fact]
    public async Task A_recycled_lead_takes_its_open_opportunities_along()
    {
        var account = await org.NewAccount();
        var lead = await org.LeadIn(account, Qualified, Accepted, Opportunity);
        var (open, lost) = (await org.NewOpportunity(lead), await org.NewOpportunity(lead));
        await org.Move(lost, LostOpportunity);
        await org.Move(lead, Lead, NotReady, "Later");
        var row = await org.Row(open);
        Assert.Equal((Recycled, NotReady, "Later"), (row.Number("ls_stage"), row.Text("_ls_recyclereasonid_value"), row.Text("ls_stagenote")));
        Assert.Equal((LostOpportunity, Lead, AccountEngaged), (await org.StageOf(lost), await org.StageOf(lead), await org.StageOf(account)));
        Assert.Equal([Lead, Qualified, Accepted, Opportunity, Lead], await org.Way(lead, "lead"));
    }

    [Fact]
    public async Task An_opportunity_without_lead_becomes_one_with_all_that_is_known()
    {
        var account = await org.NewAccount();
        var contact = await org.Admin.Create("contacts", """{"firstname":"Eva","lastname":"Kern","emailaddress1":"eva@nordwerk.example","telephone1":"+49 431 1"}""");
        var opportunity = await org.NewOpportunity(null, account, $$""","description":"Ten pumps","parentcontactid@odata.bind":"/contacts({{GuardedOrg.Id(contact)}})" """);
        await org.Move(opportunity, Recycled, NotReady, "Asks in spring");
        var id = (await org.Row(opportunity)).Text("_originatingleadid_value");
        var lead = await org.Row($"leads({id})");
        Assert.Equal(("Eva", "Kern", "eva@nordwerk.example", "+49 431 1", "Nordwerk AG", "Ten pumps"),
            (lead.Text("firstname"), lead.Text("lastname"), lead.Text("emailaddress1"), lead.Text("telephone1"), lead.Text("companyname"), lead.Text("description")));
        Assert.Equal((Lead, 1, NotReady, GuardedOrg.Id(account)), (lead.Number("ls_stage"), lead.Number("ls_recyclecount"), lead.Text("_ls_recyclereasonid_value"), lead.Text("_ls_mappedaccountid_value")));
        Assert.Equal([Opportunity, Lead], await org.Way($"leads({id})", "lead"));
    }

    [Fact]
    public async Task Mapping_another_account_moves_both()
    {
        var (first, second) = (await org.NewAccount(), await org.NewAccount());
        var lead = await org.LeadIn(first, Qualified);
        Assert.Equal("204", await org.Client("Sam Sales").Ask("PATCH", lead, $$"""{"ls_MappedAccountId@odata.bind":"/accounts({{GuardedOrg.Id(second)}})"}""").Words());
        Assert.Equal((QualifiedAccount, QualifiedAccount), (await org.StageOf(first), await org.StageOf(second)));
    }

    [Fact]
    public async Task QualifyLead_is_the_move_to_Opportunity_and_its_refusal_leaves_nothing_behind()
    {
        var account = await org.NewAccount();
        var lead = await org.LeadIn(account, Qualified);
        var qualify = """{"CreateAccount":false,"CreateContact":false,"CreateOpportunity":true,"Status":3}""";
        Assert.Contains("\"Qualified Lead\" to \"Opportunity\"", await org.Client("Sam Sales").Ask("POST", lead + "/Microsoft.Dynamics.CRM.QualifyLead", qualify).Words(), StringComparison.Ordinal);
        Assert.Empty(await org.Rows($"opportunities?$filter=_originatingleadid_value eq {GuardedOrg.Id(lead)}"));
        await org.Move(lead, Accepted);
        Assert.Equal("200", await org.Client("Sam Sales").Ask("POST", lead + "/Microsoft.Dynamics.CRM.QualifyLead", qualify).Words());
        var opportunity = Assert.Single(await org.Rows($"opportunities?$filter=_originatingleadid_value eq {GuardedOrg.Id(lead)}"));
        Assert.Equal((GuardedOrg.Id(account), Opportunity, AccountOpportunity), (opportunity.Text("_parentaccountid_value"), await org.StageOf(lead), await org.StageOf(account)));
    }

    [Fact]
    public async Task Win_is_the_move_to_Won_and_is_refused_like_it()
    {
        var opportunity = await org.NewOpportunity(null, await org.NewAccount());
        var close = $$$"""{"Status":3,"OpportunityClose":{"subject":"won","opportunityid@odata.bind":"/opportunities({{{GuardedOrg.Id(opportunity)}}})"}}""";
        Assert.Contains("\"Discovery\" to \"Won\"", await org.Admin.Ask("POST", "WinOpportunity", close).Words(), StringComparison.Ordinal);
        Assert.Equal("204", await org.Admin.Ask("POST", "LoseOpportunity", close.Replace(":3", ":4", StringComparison.Ordinal)).Words());
        Assert.Equal(LostOpportunity, await org.StageOf(opportunity));
    }
}
