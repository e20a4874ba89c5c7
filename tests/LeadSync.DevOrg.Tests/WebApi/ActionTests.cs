using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

public sealed class ActionTests
{
    private const string Everything = """{"CreateAccount":true,"CreateContact":true,"CreateOpportunity":true,"Status":-1}""";

    [Fact]
    public async Task Qualifying_a_lead_makes_account_contact_and_opportunity_of_it_once()
    {
        await using var org = await TestOrg.Start();
        var lead = await org.Admin.Create("leads", """{"subject":"Pumps","firstname":"Eva","lastname":"Kern","companyname":"Acme"}""");
        var made = await org.Admin.Ask("POST", $"{lead}/Microsoft.Dynamics.CRM.QualifyLead", Everything).Json();
        Assert.Equal(3, made.GetProperty("value").GetArrayLength());
        var opportunity = await org.Admin.Ask("GET", "opportunities?$expand=customerid_account($select=name)").Json();
        Assert.Equal("Acme", opportunity.GetProperty("value")[0].GetProperty("customerid_account").GetProperty("name").GetString());
        Assert.Equal(1, (await org.Admin.Ask("GET", lead).Json()).GetProperty("statecode").GetInt32());
        Assert.Equal("400 0x80040225", await org.Admin.Ask("POST", $"{lead}/Microsoft.Dynamics.CRM.QualifyLead", Everything).Verdict());
    }

    [Theory]
    [InlineData("WinOpportunity", 1)]
    [InlineData("LoseOpportunity", 2)]
    public async Task Closing_an_opportunity_sets_its_state(string action, int state)
    {
        await using var org = await TestOrg.Start();
        var opportunity = await org.Admin.Create("opportunities", """{"name":"Pumps"}""");
        var close = $$$"""{"Status":-1,"OpportunityClose":{"opportunityid@odata.bind":"{{{opportunity}}}"}}""";
        Assert.Equal("204", await org.Admin.Ask("POST", action, close).Verdict());
        Assert.Equal(state, (await org.Admin.Ask("GET", opportunity).Json()).GetProperty("statecode").GetInt32());
    }
}
