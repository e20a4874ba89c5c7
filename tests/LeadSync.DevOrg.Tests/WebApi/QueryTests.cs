using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

public sealed class QueryTests
{
    [Theory]
    [InlineData("ls_score eq 10", "Ann")]
    [InlineData("ls_score ne 10", "Bob Cid")]
    [InlineData("ls_score ge 10 and ls_score lt 30", "Ann Bob")]
    [InlineData("ls_score eq 10 or ls_score eq 20", "Ann Bob")]
    [InlineData("not (ls_score eq 10)", "Bob Cid")]
    [InlineData("ls_score eq null", "Cid")]
    [InlineData("ls_score ne null", "Ann Bob")]
    [InlineData("contains(lastname,'o')", "Bob")]
    [InlineData("startswith(lastname,'a')", "Ann")]
    [InlineData("endswith(lastname,'d') or lastname eq 'ANN'", "Ann Cid")]
    [InlineData("contains(lastname,'_')", "")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName='ls_personid',PropertyValues=['a','c'])", "Ann Cid")]
    [InlineData("ls_grade eq 844060000", "Ann")]
    [InlineData("ls_due gt 2026-11-21T09:00:00Z", "Bob")]
    [InlineData("ls_due le 2026-11-21T09:00:00Z", "Ann")]
    [InlineData("ls_MappedAccountId/name eq 'Acme'", "Ann")]
    [InlineData("_ls_mappedaccountid_value eq null", "Bob Cid")]
    [InlineData("statecode eq 0 and (ls_score eq 20 or ls_personid eq 'c')", "Bob Cid")]
    public async Task A_filter_finds_exactly_its_rows(string filter, string names)
    {
        await using var org = await Filled();
        var list = await org.Admin.Ask("GET", $"leads?$select=lastname&$orderby=lastname&$filter={Uri.EscapeDataString(filter)}").Json();
        Assert.Equal(names, Names(list));
    }

    [Theory]
    [InlineData("<condition attribute='ls_score' operator='in'><value>10</value><value>20</value></condition>", "Bob Ann")]
    [InlineData("<condition attribute='lastname' operator='like' value='%n%'/>", "Ann")]
    [InlineData("<condition attribute='ls_score' operator='null'/>", "Cid")]
    [InlineData("<condition attribute='ownerid' operator='eq-userid'/>", "Bob Ann Cid")]
    public async Task A_fetch_query_filters_and_orders(string condition, string names)
    {
        await using var org = await Filled();
        var fetch = $"<fetch><entity name='lead'><attribute name='lastname'/><order attribute='ls_score' descending='true'/><filter>{condition}</filter></entity></fetch>";
        Assert.Equal(names, Names(await org.Admin.Ask("GET", $"leads?fetchXml={Uri.EscapeDataString(fetch)}").Json()));
    }

    [Fact]
    public async Task A_fetch_query_returns_columns_of_linked_tables()
    {
        await using var org = await Filled();
        const string fetch = "<fetch><entity name='lead'><attribute name='lastname'/><link-entity name='account' from='accountid' to='ls_mappedaccountid' alias='a'><attribute name='name'/></link-entity></entity></fetch>";
        var list = await org.Admin.Ask("GET", $"leads?fetchXml={Uri.EscapeDataString(fetch)}").Json();
        Assert.Equal("Acme", Assert.Single(list.GetProperty("value").EnumerateArray()).GetProperty("a_x002e_name").GetString());
    }

    [Fact]
    public async Task A_view_runs_by_its_id()
    {
        await using var org = await Filled();
        var list = await org.Admin.Ask("GET", "leads?savedQuery=33333333-0000-4000-8000-000000000001").Json();
        Assert.Equal(["Bob", "Ann", "Cid"], list.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("fullname").GetString()));
    }

    [Theory]
    [InlineData("Ada Admin", "Good")]
    [InlineData("Sabine Vertrieb", "Gut")]
    public async Task Choice_labels_come_in_the_language_of_the_caller(string user, string label)
    {
        await using var org = await TestOrg.Start();
        var address = await org.Client(user).Create("leads", """{"ls_grade":844060000}""");
        var lead = await org.Client(user).Ask("GET", address, null, ("Prefer", "odata.include-annotations=\"*\"")).Json();
        Assert.Equal(label, lead.GetProperty("ls_grade@OData.Community.Display.V1.FormattedValue").GetString());
        Assert.Equal("systemuser", lead.GetProperty("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString());
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end_without_gaps()
    {
        await using var org = await Filled();
        var (seen, next) = (new List<string>(), "leads?$select=lastname&$orderby=lastname&$count=true");
        while (next is not null)
        {
            var page = await org.Admin.Ask("GET", next, null, ("Prefer", "odata.maxpagesize=2")).Json();
            Assert.Equal(3, page.GetProperty("@odata.count").GetInt32());
            seen.AddRange(page.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("lastname").GetString()!));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(["Ann", "Bob", "Cid"], seen);
    }

    [Fact]
    public async Task An_expanded_lookup_brings_the_row_behind_it()
    {
        await using var org = await Filled();
        var list = await org.Admin.Ask("GET", "leads?$select=lastname&$expand=ls_MappedAccountId($select=name)&$orderby=lastname&$top=2").Json();
        var rows = list.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal("Acme", rows[0].GetProperty("ls_MappedAccountId").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("ls_MappedAccountId").ValueKind);
    }

    [Fact]
    public async Task A_delta_link_brings_what_changed_and_what_was_deleted()
    {
        await using var org = await Filled();
        var first = await org.Admin.Ask("GET", "leads?$select=lastname", null, ("Prefer", "odata.track-changes")).Json();
        var added = await org.Admin.Create("leads", """{"lastname":"Dan"}""");
        await org.Admin.Ask("DELETE", "leads(ls_personid='a')");
        var delta = await org.Admin.Ask("GET", first.GetProperty("@odata.deltaLink").GetString()!).Json();
        var changes = delta.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(2, changes.Count);
        Assert.Contains(changes[0].GetProperty("leadid").GetString()!, added, StringComparison.Ordinal);
        Assert.Equal("deleted", changes[1].GetProperty("reason").GetString());
    }

    private static string Names(JsonElement list) =>
        string.Join(' ', list.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("lastname").GetString()));

    private static async Task<TestOrg> Filled()
    {
        var org = await TestOrg.Start();
        var account = await org.Admin.Create("accounts", """{"name":"Acme"}""");
        await org.Admin.Create("leads", $$"""{"lastname":"Ann","ls_personid":"a","ls_score":10,"ls_grade":844060000,"ls_due":"2026-11-21T09:00:00Z","ls_MappedAccountId@odata.bind":"{{account}}"}""");
        await org.Admin.Create("leads", """{"lastname":"Bob","ls_personid":"b","ls_score":20,"ls_due":"2026-11-21T09:00:01Z"}""");
        await org.Admin.Create("leads", """{"lastname":"Cid","ls_personid":"c"}""");
        return org;
    }
}
