using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;
using LeadSync.Schema;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Typing keys of the shipped rules, under the imported assembly, over HTTP.</summary>
public sealed class TypingLifeTests
{
    [Fact]
    public async Task Keys_follow_the_texts_of_leads_contacts_and_accounts()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition", "ls_typingrule");
        var lead = await org.Admin.Create("leads", """{"lastname":"Kern","jobtitle":"Leiterin Einkauf","ls_industrytext":"Maschinenbau","numberofemployees":250}""");
        Assert.Equal((IndustryClass.Manufacturing, CompanySize.Large, PositionLevel.Head, Department.Purchasing), await Keys(org, lead));

        Assert.Equal("204", await org.Admin.Ask("PATCH", lead, """{"jobtitle":"Wizard","numberofemployees":1200}""").Verdict());
        Assert.Equal((IndustryClass.Manufacturing, CompanySize.Enterprise, PositionLevel.Head, Department.Purchasing), await Keys(org, lead));

        Assert.Equal("204", await org.Admin.Ask("PATCH", lead, """{"jobtitle":"CTO","ls_department":844060000}""").Verdict());
        Assert.Equal((IndustryClass.Manufacturing, CompanySize.Enterprise, PositionLevel.Executive, Department.Management), await Keys(org, lead));

        var contact = await org.Admin.Create("contacts", """{"lastname":"Kern","department":"IT","jobtitle":"Digital Sales Manager"}""");
        var typed = await org.Admin.Ask("GET", contact).Json();
        Assert.Equal((PositionLevel.Manager, Department.InformationTechnology), (typed.Number("ls_positionlevel"), typed.Number("ls_department")));
    }

    [Fact]
    public async Task Each_row_of_a_bulk_save_gets_its_keys()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition", "ls_typingrule");
        const string Bulk = """
            {"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.account","name":"Eins","ls_industrytext":"Großhandel"},
            {"@odata.type":"Microsoft.Dynamics.CRM.account","name":"Zwei","numberofemployees":10},{"@odata.type":"Microsoft.Dynamics.CRM.account","name":"Drei"}]}
            """;
        Assert.Equal("200", await org.Admin.Ask("POST", "accounts/Microsoft.Dynamics.CRM.CreateMultiple", Bulk).Verdict());
        var rows = await org.Admin.Ask("GET", "accounts?$select=ls_industryclass,ls_companysize&$orderby=name").Json();
        Assert.Equal(
            [(null, null), (IndustryClass.Trade, null), (null, CompanySize.Small)],
            rows.GetProperty("value").EnumerateArray().Select(row => (row.Number("ls_industryclass"), row.Number("ls_companysize"))));
    }

    private static async Task<(int?, int?, int?, int?)> Keys(TestOrg org, string lead)
    {
        JsonElement row = await org.Admin.Ask("GET", lead).Json();
        return (row.Number("ls_industryclass"), row.Number("ls_companysize"), row.Number("ls_positionlevel"), row.Number("ls_department"));
    }
}
