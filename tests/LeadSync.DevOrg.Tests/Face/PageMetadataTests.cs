using System.Text.Json;

namespace LeadSync.DevOrg.Tests.Face;

public sealed class PageMetadataTests(FaceOrg org) : IClassFixture<FaceOrg>
{
    private const string English = "Sam Sales";
    private const string German = "Sabine Vertrieb";

    [Theory]
    [InlineData(English, "Sales", "Records", "Accounts")]
    [InlineData(German, "Vertrieb", "Datensätze", "Firmen")]
    public async Task The_site_map_speaks_the_users_language(string user, string area, string group, string item)
    {
        var first = (await org.Page(user, "app")).GetProperty("areas")[0];
        Assert.Equal(area, first.GetProperty("title").GetString());
        Assert.Equal(group, first.GetProperty("groups")[0].GetProperty("title").GetString());
        Assert.Contains(item, first.GetProperty("groups")[0].GetProperty("items").EnumerateArray().Select(each => each.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData(English, "Leads to map")]
    [InlineData(German, "Leads zuordnen")]
    public async Task The_site_map_leads_to_pages_that_are_web_resources(string user, string title)
    {
        var items = (await org.Page(user, "app")).GetProperty("areas")[0].GetProperty("groups")[0].GetProperty("items").EnumerateArray();
        var page = Assert.Single(items, item => item.GetProperty("webResource").GetString() == "ls_/mapping/review.html");
        Assert.Equal((title, JsonValueKind.Null), (page.GetProperty("title").GetString(), page.GetProperty("table").ValueKind));
    }

    [Fact]
    public async Task Views_stand_in_the_order_of_the_app() => Assert.Equal(
        [
            "Leads by score", "Leads to map", "Leads mapped automatically", "Leads without account", "Leads decided by people", "Leads by mapping status",
            "Mapped leads", "Leads to accept", "Recycled leads", "Leads cooling down", "Leads due next", "Leads with a breached SLA", "Leads in queues",
        ],
        (await org.Page(English, "tables/lead/views")).EnumerateArray().Select(view => view.GetProperty("name").GetString()));

    [Theory]
    [InlineData(English, "Leads by score", "Stage")]
    [InlineData(German, "Leads nach Score", "Phase")]
    public async Task A_view_has_its_name_headings_and_order(string user, string name, string heading)
    {
        var view = Assert.Single((await org.Page(user, "tables/lead/views")).EnumerateArray(), each => each.GetProperty("name").GetString() == name);
        Assert.Equal("ls_score", view.GetProperty("sortedBy").GetString());
        Assert.True(view.GetProperty("descending").GetBoolean());
        var stage = view.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == "ls_stage");
        Assert.Equal(heading, stage.GetProperty("label").GetString());
        var lookup = view.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == "ls_mappedaccountid");
        Assert.Equal("_ls_mappedaccountid_value", lookup.GetProperty("property").GetString());
    }

    [Theory]
    [InlineData(English, "First name")]
    [InlineData(German, "Vorname")]
    public async Task The_form_has_its_cells_labelled_and_the_panels_in_place(string user, string label)
    {
        var cells = Cells(await org.Page(user, "tables/lead/form")).ToList();
        var name = cells.Single(cell => Control(cell, "column") == "firstname");
        Assert.Equal(label, name.GetProperty("label").GetString());
        Assert.Equal("text", Control(name, "kind"));
        var panels = cells.Where(cell => Control(cell, "kind") == "webresource").ToList();
        Assert.Equal(
            [
                "ls_/stage/panel.html", "ls_/sla/panel.html", "ls_/panel/score.html", "ls_/qualification/panel.html", "ls_/mapping/panel.html",
                "ls_/buyers/panel.html", "ls_/stage/history.html",
            ],
            panels.Select(panel => Control(panel, "url")));
        Assert.All(panels, panel => Assert.True(panel.GetProperty("rowSpan").GetInt32() > 1));
    }

    [Fact]
    public async Task Every_control_of_every_form_is_of_a_kind_that_the_page_draws()
    {
        foreach (var table in new[]
                 {
                     "lead", "account", "contact", "opportunity", "ls_scoringmodel", "ls_segment", "ls_networkrange", "ls_buyingrole", "ls_leadscore",
                     "ls_stagehistory", "ls_accountname", "ls_mappingdecision", "ls_routingrule", "ls_routingdecision", "ls_seller", "ls_absence",
                     "ls_tasktemplate", "ls_calendar", "ls_slapolicy", "ls_slaescalation", "ls_slainstance",
                 })
            Assert.DoesNotContain(Cells(await org.Page("Ada Admin", $"tables/{table}/form")), cell =>
                cell.GetProperty("control").ValueKind == JsonValueKind.Object && Control(cell, "kind") is null);
    }

    [Theory]
    [InlineData("account", "ls_buyingrole", "ls_accountid")]
    [InlineData("account", "contact", "parentcustomerid")]
    [InlineData("account", "lead", "ls_mappedaccountid")]
    [InlineData("contact", "ls_buyingrole", "ls_contactid")]
    [InlineData("lead", "ls_leadscore", "ls_leadid")]
    public async Task A_list_inside_a_form_knows_the_lookup_that_leads_back_to_the_record(string form, string table, string lookup)
    {
        var cells = Cells(await org.Page(English, $"tables/{form}/form"));
        var list = cells.Single(cell => Control(cell, "kind") == "subgrid" && Control(cell, "table") == table);
        Assert.Equal(lookup, Control(list, "lookup"));
    }

    [Theory]
    [InlineData(English, "Qualified Lead")]
    [InlineData(German, "Qualifizierter Lead")]
    public async Task A_choice_column_has_its_options(string user, string label)
    {
        var stage = Column(await org.Page(user, "tables/lead"), "ls_stage");
        var options = stage.GetProperty("options").EnumerateArray().ToDictionary(each => each.GetProperty("value").GetInt32(), each => each.GetProperty("label").GetString());
        Assert.Equal(label, options[844060002]);
    }

    [Fact]
    public async Task A_table_says_what_the_user_may_do_and_what_points_at_it()
    {
        var lead = await org.Page(English, "tables/lead");
        Assert.True(lead.GetProperty("mayCreate").GetBoolean());
        Assert.Contains("ls_stagehistory.ls_leadid", lead.GetProperty("related").EnumerateArray().Select(each => $"{each.GetProperty("table")}.{each.GetProperty("column")}"));
        var tabs = (await org.Page(English, "tables/account")).GetProperty("related").EnumerateArray().Select(each => each.GetProperty("label").GetString()).ToList();
        Assert.Equal(tabs.Distinct(), tabs);
        Assert.False((await org.Page(English, "tables/ls_stagehistory")).GetProperty("mayCreate").GetBoolean());
    }

    [Fact]
    public async Task A_table_that_is_not_there_or_not_allowed_is_not_found()
    {
        using var browser = await org.SignedIn(English);
        foreach (var path in new[] { "tables/nothing", "tables/nothing/views", "tables/nothing/form", "tables/appointment/form" })
            Assert.Equal(404, (int)(await browser.GetAsync("/devorg/page/" + path)).StatusCode);
    }

    private static IEnumerable<JsonElement> Cells(JsonElement form) =>
        from tab in form.GetProperty("tabs").EnumerateArray()
        from column in tab.GetProperty("columns").EnumerateArray()
        from section in column.GetProperty("sections").EnumerateArray()
        from row in section.GetProperty("rows").EnumerateArray()
        from cell in row.EnumerateArray()
        select cell;

    private static string? Control(JsonElement cell, string property) =>
        cell.GetProperty("control") is { ValueKind: JsonValueKind.Object } control ? control.GetProperty(property).GetString() : null;

    private static JsonElement Column(JsonElement table, string name) =>
        table.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == name);
}
