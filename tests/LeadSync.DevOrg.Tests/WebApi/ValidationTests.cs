using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

public sealed class ValidationTests
{
    [Theory]
    [InlineData("""{"nosuch":1}""", "400 0x80048d19")]
    [InlineData("""{"ls_score":"five"}""", "400 0x80048d19")]
    [InlineData("""{"ls_score":1.5}""", "400 0x80048d19")]
    [InlineData("""{"ls_score":1001}""", "400 0x80044330")]
    [InlineData("""{"ls_grade":7}""", "400 0x8004431a")]
    [InlineData("""{"ls_due":"yesterday"}""", "400 0x80048d19")]
    [InlineData("""{"_ls_mappedaccountid_value":"00000000-0000-4000-8000-00000000aaaa"}""", "400 0x80048d19")]
    [InlineData("""{"ls_MappedAccountId@odata.bind":"/accounts(00000000-0000-4000-8000-00000000aaaa)"}""", "404 0x80040217")]
    [InlineData("""{"ls_MappedAccountId@odata.bind":"/contacts(00000000-0000-4000-8000-00000000aaaa)"}""", "400 0x80048d19")]
    [InlineData("""{"nosuch@odata.bind":"/accounts(00000000-0000-4000-8000-00000000aaaa)"}""", "400 0x80048d19")]
    [InlineData("{not json", "400 0x80048d19")]
    [InlineData("""{"ls_score":5,"x@odata.comment":"ignored"}""", "204")]
    public async Task A_lead_is_taken_or_refused_by_what_its_columns_allow(string json, string verdict)
    {
        await using var org = await TestOrg.Start();
        Assert.Equal(verdict, await org.Admin.Ask("POST", "leads", json).Verdict());
    }

    [Fact]
    public async Task A_text_longer_than_its_column_is_refused()
    {
        await using var org = await TestOrg.Start();
        Assert.Equal("400 0x80044331", await org.Admin.Ask("POST", "ls_things", """{"ls_name":"12345678901"}""").Verdict());
        Assert.Equal("204", await org.Admin.Ask("POST", "ls_things", """{"ls_name":"1234567890"}""").Verdict());
    }

    [Theory]
    [InlineData("GET", "nosuchs", "404 0x8006088a")]
    [InlineData("GET", "leads(00000000-0000-4000-8000-00000000aaaa)", "404 0x80040217")]
    [InlineData("GET", "leads(ls_personid='nobody')", "404 0x80060891")]
    [InlineData("GET", "leads?$select=nosuch", "400 0x80060888")]
    [InlineData("GET", "leads?$filter=nosuch eq 1", "400 0x80060888")]
    [InlineData("GET", "leads?$filter=ls_score eq", "400 0x80060888")]
    [InlineData("GET", "leads?$filter=ls_score eq 'x'", "400 0x8004111c")]
    [InlineData("GET", "leads?$apply=aggregate(ls_score)", "501 0x80048d0a")]
    [InlineData("POST", "Merge", "501 0x80048d0a")]
    [InlineData("GET", "RetrieveTotalRecordCount(EntityNames=['lead'])", "501 0x80048d0a")]
    public async Task What_is_not_there_is_refused_by_name(string method, string path, string verdict)
    {
        await using var org = await TestOrg.Start();
        Assert.Equal(verdict, await org.Admin.Ask(method, path, method == "POST" ? "{}" : null).Verdict());
    }

    [Fact]
    public async Task A_second_row_with_the_same_key_is_refused()
    {
        await using var org = await TestOrg.Start();
        await org.Admin.Create("leads", """{"ls_personid":"p1"}""");
        Assert.Equal("412 0x80060892", await org.Admin.Ask("POST", "leads", """{"ls_personid":"P1"}""").Verdict());
    }

    [Fact]
    public async Task A_request_without_a_known_token_is_not_answered()
    {
        await using var org = await TestOrg.Start();
        using var stranger = new HttpClient { BaseAddress = new Uri(org.Address, "/api/data/v9.2/") };
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "guess");
        Assert.Equal("401", await stranger.Ask("GET", "WhoAmI").Verdict());
    }
}
