using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

public sealed class RowsTests
{
    [Fact]
    public async Task A_created_row_is_answered_with_204_and_reads_back()
    {
        await using var org = await TestOrg.Start();
        var address = await org.Admin.Create("leads", """{"firstname":"Eva","lastname":"Kern","ls_fit":12.345,"ls_due":"2026-11-21T12:00:00+01:00"}""");
        var lead = await org.Admin.Ask("GET", address).Json();
        Assert.Equal("Eva Kern", lead.GetProperty("fullname").GetString());
        Assert.Equal(12.35m, lead.GetProperty("ls_fit").GetDecimal());
        Assert.Equal("2026-11-21T11:00:00Z", lead.GetProperty("ls_due").GetString());
        Assert.Equal(0, lead.GetProperty("statecode").GetInt32());
        Assert.StartsWith("W/\"", lead.GetProperty("@odata.etag").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_representation_is_returned_where_preferred()
    {
        await using var org = await TestOrg.Start();
        var response = await org.Admin.Ask("POST", "leads?$select=lastname", """{"lastname":"Kern"}""", ("Prefer", "return=representation"));
        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal("Kern", (await Task.FromResult(response).Json()).GetProperty("lastname").GetString());
    }

    [Fact]
    public async Task Upsert_by_key_creates_once_and_then_updates()
    {
        await using var org = await TestOrg.Start();
        foreach (var (score, status) in new[] { (1, 201), (2, 200) })
        {
            var response = await org.Admin.Ask("PATCH", "leads(ls_personid='p%2F1')", $$"""{"ls_score":{{score}}}""", ("Prefer", "return=representation"));
            Assert.Equal(status, (int)response.StatusCode);
        }

        var list = await org.Admin.Ask("GET", "leads?$select=ls_personid,ls_score").Json();
        var only = Assert.Single(list.GetProperty("value").EnumerateArray());
        Assert.Equal(("p/1", 2), (only.GetProperty("ls_personid").GetString(), only.GetProperty("ls_score").GetInt32()));
    }

    [Theory]
    [InlineData("PATCH", "If-Match", "*", true, "204")]
    [InlineData("PATCH", "If-Match", "*", false, "404 0x80040217")]
    [InlineData("PATCH", "If-None-Match", "*", true, "412 0x80040237")]
    [InlineData("PATCH", "If-None-Match", "*", false, "204")]
    [InlineData("PATCH", "If-Match", "W/\"1\"", true, "412 0x80060882")]
    [InlineData("DELETE", "If-Match", "W/\"1\"", true, "412 0x80060882")]
    [InlineData("DELETE", "If-Match", "*", true, "204")]
    public async Task Conditions_decide_what_a_write_may_do(string method, string header, string value, bool exists, string verdict)
    {
        await using var org = await TestOrg.Start();
        var address = exists ? await org.Admin.Create("leads", "{}") : "leads(00000000-0000-4000-8000-00000000aaaa)";
        Assert.Equal(verdict, await org.Admin.Ask(method, address, method == "PATCH" ? """{"ls_score":5}""" : null, (header, value)).Verdict());
    }

    [Fact]
    public async Task A_matching_etag_lets_the_update_through()
    {
        await using var org = await TestOrg.Start();
        var address = await org.Admin.Create("leads", "{}");
        var etag = (await org.Admin.Ask("GET", address).Json()).GetProperty("@odata.etag").GetString()!;
        Assert.Equal("204", await org.Admin.Ask("PATCH", address, """{"ls_score":5}""", ("If-Match", etag)).Verdict());
        Assert.Equal("412 0x80060882", await org.Admin.Ask("PATCH", address, """{"ls_score":6}""", ("If-Match", etag)).Verdict());
    }

    [Fact]
    public async Task Deleting_an_account_empties_the_lookups_to_it()
    {
        await using var org = await TestOrg.Start();
        var account = await org.Admin.Create("accounts", """{"name":"Acme"}""");
        var lead = await org.Admin.Create("leads", $$"""{"ls_MappedAccountId@odata.bind":"{{account}}"}""");
        Assert.Equal("204", await org.Admin.Ask("DELETE", account).Verdict());
        var read = await org.Admin.Ask("GET", lead).Json();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, read.GetProperty("_ls_mappedaccountid_value").ValueKind);
    }
}
