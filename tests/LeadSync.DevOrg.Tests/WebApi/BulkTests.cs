using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

public sealed class BulkTests
{
    private const string Type = "\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\"";

    [Fact]
    public async Task CreateMultiple_answers_the_ids_in_order()
    {
        await using var org = await TestOrg.Start();
        var ids = (await Send(org, "CreateMultiple", "{\"ls_personid\":\"a\",%}", "{\"ls_personid\":\"b\",%}").Json()).GetProperty("Ids");
        var second = await org.Admin.Ask("GET", $"leads({ids[1].GetString()})").Json();
        Assert.Equal("b", second.GetProperty("ls_personid").GetString());
    }

    [Fact]
    public async Task UpsertMultiple_creates_and_updates_by_key()
    {
        await using var org = await TestOrg.Start();
        await org.Admin.Create("leads", """{"ls_personid":"a","ls_score":1}""");
        var verdict = await Send(org, "UpsertMultiple",
            "{\"@odata.id\":\"leads(ls_personid='a')\",\"ls_score\":2,%}", "{\"@odata.id\":\"leads(ls_personid='b')\",\"ls_score\":3,%}").Verdict();
        Assert.Equal("204", verdict);
        var list = await org.Admin.Ask("GET", "leads?$select=ls_score&$orderby=ls_personid").Json();
        Assert.Equal([2, 3], list.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("ls_score").GetInt32()));
    }

    [Theory]
    [InlineData("CreateMultiple", "{\"ls_score\":1,%}", "{\"ls_score\":5000,%}", "400 0x80044330")]
    [InlineData("CreateMultiple", "{\"ls_personid\":\"x\",%}", "{\"ls_personid\":\"x\",%}", "412 0x80060892")]
    [InlineData("UpsertMultiple", "{\"@odata.id\":\"leads(ls_personid='x')\",%}", "{\"@odata.id\":\"leads(ls_personid='x')\",%}", "412 0x80040237")]
    [InlineData("CreateMultiple", "{\"ls_score\":1,%}", "{\"ls_score\":1}", "400 0x80048d19")]
    [InlineData("UpdateMultiple", "{\"leadid\":\"00000000-0000-4000-8000-00000000aaaa\",%}", "{\"leadid\":\"00000000-0000-4000-8000-00000000aaab\",%}", "404 0x80040217")]
    public async Task One_bad_target_undoes_them_all(string message, string first, string second, string verdict)
    {
        await using var org = await TestOrg.Start();
        Assert.Equal(verdict, await Send(org, message, first, second).Verdict());
        Assert.Equal("0", await (await org.Admin.Ask("GET", "leads/$count")).Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> Send(TestOrg org, string message, params string[] targets) => org.Admin.Ask(
        "POST", $"leads/Microsoft.Dynamics.CRM.{message}", $"{{\"Targets\":[{string.Join(',', targets).Replace("%", Type, StringComparison.Ordinal)}]}}");
}
