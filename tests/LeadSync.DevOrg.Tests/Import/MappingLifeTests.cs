using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>What people decide on accounts of leads, under the guard and the memory of the imported assembly, over HTTP.</summary>
public sealed class MappingLifeTests
{
    private const int Person = 844060001;
    private const int ToReview = 844060001;
    private const int Decided = 844060003;
    private const string Found = """{"ls_mappingstatus":844060001,"ls_mappingstory":"{\"v\":1}","ls_mappingprobability":0.7}""";

    [Fact]
    public async Task A_rep_decides_and_the_decision_is_remembered_and_kept_from_LeadSync()
    {
        await using var org = await Guarded();
        var (lead, account) = (await Lead(org), await org.Admin.Create("accounts", """{"name":"Nordwerk GmbH"}"""));
        Assert.Equal("204", await org.Client("Sam Sales").Ask("PATCH", lead, Pick(account)).Verdict());
        var mapped = await org.Admin.Ask("GET", lead).Json();
        Assert.Equal((Person, Decided), (Number(mapped, "ls_mappingmethod"), Number(mapped, "ls_mappingstatus")));
        Assert.Equal(JsonValueKind.Null, mapped.GetProperty("ls_mappingprobability").ValueKind);
        Assert.Equal("""{"v":1}""", Text(mapped, "ls_mappingstory"));
        var row = Assert.Single(await Remembered(org));
        Assert.Equal(("Nordwerk", "nordwerk.example"), (Text(row, "ls_company"), Text(row, "ls_emaildomain")));
        Assert.Equal((Id(account), Text(mapped, "_ls_mappingdecidedby_value")), (Text(row, "_ls_accountid_value"), Text(row, "_ls_decidedby_value")));

        await org.Client("LeadSync Integration").Ask("PATCH", lead + "?tag=leadsync", """{"ls_mappingstatus":844060002,"ls_mappingmethod":null,"ls_MappedAccountId@odata.bind":null}""").Verdict();
        Assert.Equal(Id(account), Text(await org.Admin.Ask("GET", lead).Json(), "_ls_mappedaccountid_value"));
    }

    [Fact]
    public async Task None_of_them_takes_the_place_of_an_account_and_handing_back_forgets_it()
    {
        await using var org = await Guarded();
        var (lead, sam) = (await Lead(org), org.Client("Sam Sales"));
        await sam.Ask("PATCH", lead, Pick(await org.Admin.Create("accounts", """{"name":"Nordwerk GmbH"}"""))).Verdict();
        Assert.Equal("204", await sam.Ask("PATCH", lead, """{"ls_MappedAccountId@odata.bind":null}""").Verdict());
        Assert.Null(Text(Assert.Single(await Remembered(org)), "_ls_accountid_value"));

        Assert.Equal("204", await sam.Ask("PATCH", lead, """{"ls_mappingmethod":null}""").Verdict());
        Assert.Empty(await Remembered(org));
        var mapped = await org.Admin.Ask("GET", lead).Json();
        Assert.Equal((null, ToReview), (Number(mapped, "ls_mappingmethod"), Number(mapped, "ls_mappingstatus")));
        Assert.Null(Text(mapped, "ls_mappingdecidedon"));
    }

    [Fact]
    public async Task A_lead_created_with_an_account_is_a_decision_and_can_still_be_qualified()
    {
        await using var org = await Guarded();
        var account = await org.Admin.Create("accounts", """{"name":"Nordwerk GmbH"}""");
        var body = Pick(account)[..^1] + ""","lastname":"Kern","companyname":"Nordwerk"}""";
        var lead = await org.Client("Sam Sales").Create("leads", body);
        Assert.Equal(Id(lead), Text(Assert.Single(await Remembered(org)), "_ls_leadid_value"));
        var qualify = """{"CreateAccount":false,"CreateContact":true,"CreateOpportunity":false,"Status":3}""";
        Assert.Equal("200", await org.Admin.Ask("POST", lead + "/Microsoft.Dynamics.CRM.QualifyLead", qualify).Verdict());
        Assert.Equal(Id(account), Text(await org.Admin.Ask("GET", lead).Json(), "_ls_mappedaccountid_value"));
    }

    [Fact]
    public async Task Decisions_and_other_names_go_with_their_account_and_a_decision_outlives_its_lead()
    {
        await using var org = await Guarded();
        var (lead, account) = (await Lead(org), await org.Admin.Create("accounts", """{"name":"Nordwerk GmbH"}"""));
        var name = $$"""{"ls_name":"Nordwerk Anlagenbau","ls_kind":844060000,"ls_validuntil":"2020-12-31","ls_AccountId@odata.bind":"/accounts({{Id(account)}})"}""";
        await org.Client("Mara Marketing").Create("ls_accountnames", name);
        Assert.Equal("403 0x80040220", await org.Client("Sam Sales").Ask("POST", "ls_accountnames", name).Verdict());
        await org.Client("Sam Sales").Ask("PATCH", lead, Pick(account)).Verdict();
        Assert.Equal("204", await org.Admin.Ask("DELETE", lead).Verdict());
        Assert.Single(await Remembered(org));
        Assert.Equal("204", await org.Admin.Ask("DELETE", account).Verdict());
        Assert.Empty(await Remembered(org));
        Assert.Equal(0, (await org.Admin.Ask("GET", "ls_accountnames").Json()).GetProperty("value").GetArrayLength());
    }

    private static async Task<TestOrg> Guarded()
    {
        var org = await TestOrg.Start(PackedSolution.Zip());
        var steps = await org.Admin.Ask("GET", "sdkmessageprocessingsteps?$select=name&$filter=startswith(name,'LeadSync.Plugins.Mapping')").Json();
        foreach (var step in steps.GetProperty("value").EnumerateArray())
            Assert.Equal("204", await org.Admin.Ask(
                "PATCH", $"sdkmessageprocessingsteps({step.GetProperty("sdkmessageprocessingstepid").GetString()})", """{"statecode":0}""").Verdict());
        return org;
    }

    private static async Task<string> Lead(TestOrg org)
    {
        var lead = await org.Client("Sam Sales").Create("leads", """{"lastname":"Kern","companyname":"Nordwerk","emailaddress1":"kern@nordwerk.example"}""");
        Assert.Equal("204", await org.Client("LeadSync Integration").Ask("PATCH", lead + "?tag=leadsync", Found).Verdict());
        return lead;
    }

    private static async Task<List<JsonElement>> Remembered(TestOrg org) =>
        [.. (await org.Client("Sam Sales").Ask("GET", "ls_mappingdecisions").Json()).GetProperty("value").EnumerateArray()];

    private static string Pick(string account) => $$"""{"ls_MappedAccountId@odata.bind":"/accounts({{Id(account)}})"}""";

    private static string Id(string row) => row[(row.LastIndexOf('(') + 1)..^1];

    private static string? Text(JsonElement row, string column) => row.GetProperty(column).GetString();

    private static int? Number(JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;
}
