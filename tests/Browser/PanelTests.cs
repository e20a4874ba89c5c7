using System.Globalization;
using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

public sealed class PanelTests(RunningInstance instance)
{
    [Theory]
    [InlineData("Sam Sales", "en", "Reasons", "panel-en")]
    [InlineData("Sabine Vertrieb", "de", "Gründe", "panel-de")]
    public async Task Opening_a_lead_shows_reasons_that_add_up_to_its_score(string user, string language, string title, string picture)
    {
        await using var rep = await Rep.SignIn(instance, user);
        await rep.SampleRow.Locator("td").Nth(1).ClickAsync();
        await Expect(rep.Panel.Locator("#reasons-title")).ToHaveTextAsync(title);
        await rep.Picture(picture);
        var culture = CultureInfo.GetCultureInfo(language);
        var points = (await rep.Panel.Locator("tbody td:nth-child(2)").AllInnerTextsAsync()).Select(text => Number(text, culture)).ToList();
        Assert.NotEmpty(points);
        Assert.Equal(Number(await rep.Panel.Locator("#sum").InnerTextAsync(), culture), points.Sum());
        var total = Number(await rep.Panel.Locator("#total").InnerTextAsync(), culture);
        Assert.Equal(total, Math.Round(points.Sum(), MidpointRounding.AwayFromZero));
        Assert.Equal(total, (await Stored(rep)).GetProperty("ls_score").GetInt32());
        await Expect(rep.Panel.Locator(".wrong")).ToHaveCountAsync(0);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_record_without_a_score_says_that_there_is_none_yet()
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = "Unscored Company" });
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Open("account", account);
        await Expect(rep.Panel.Locator(".state.empty")).ToContainTextAsync("Noch kein Score");
        await rep.Picture("panel-empty");
    }

    [Fact]
    public async Task An_explanation_that_cannot_be_read_is_an_error_in_words()
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = "Broken Company", ["ls_explanation"] = "{" });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("account", account);
        await Expect(rep.Panel.Locator(".state.failed")).ToContainTextAsync("cannot be read");
    }

    [Fact]
    public async Task A_score_that_arrives_while_the_form_is_open_appears_and_markup_in_it_stays_text()
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = "Watched Company" });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("account", account);
        await Expect(rep.Panel.Locator(".state.empty")).ToBeVisibleAsync();
        await instance.Crm.Change("accounts", account, new JsonObject { ["ls_score"] = 12, ["ls_explanation"] = Explanation("<img src=x onerror=alert(1)>") });
        await Expect(rep.Panel.Locator("#total")).ToHaveTextAsync("12");
        await Expect(rep.Panel.Locator("tbody th").First).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        await Expect(rep.Panel.Locator("#floor")).ToHaveTextAsync("+3.50");
        Assert.Empty(rep.Complaints);
    }

    private static string Explanation(string label) => new JsonObject
    {
        ["model"] = "default/1", ["asOf"] = "2026-11-21", ["total"] = 12, ["interest"] = 0, ["fit"] = 12.0, ["profile"] = 40.0, ["grade"] = "D",
        ["deficits"] = new JsonArray("interest"), ["oneFieldAway"] = new JsonArray("jobTitle"), ["qualified"] = false,
        ["reasons"] = new JsonArray(
            new JsonObject { ["rule"] = "size", ["label"] = new JsonObject { ["en"] = label, ["de"] = label }, ["points"] = 12.0, ["count"] = 1, ["lastDay"] = null },
            new JsonObject { ["rule"] = "ignored", ["label"] = null, ["points"] = -3.5, ["count"] = 1, ["lastDay"] = "2026-11-20" }),
    }.ToJsonString();

    private async Task<System.Text.Json.JsonElement> Stored(Rep rep) =>
        await instance.Crm.Row("leads", Guid.Parse(rep.Page.Url.Split('/')[^1]));

    private static decimal Number(string text, CultureInfo culture) => decimal.Parse(text.Replace('−', '-'), NumberStyles.Number, culture);
}
