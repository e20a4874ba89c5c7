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
        var points = (await rep.Panel.Locator("#reasons tbody td:nth-child(2)").AllInnerTextsAsync()).Select(text => Number(text, culture)).ToList();
        Assert.NotEmpty(points);
        Assert.Equal(Number(await rep.Panel.Locator("#sum").InnerTextAsync(), culture), points.Sum());
        var total = Number(await rep.Panel.Locator("#total").InnerTextAsync(), culture);
        Assert.Equal(total, Math.Round(points.Sum(), MidpointRounding.AwayFromZero));
        Assert.Equal(total, (await Stored(rep)).GetProperty("ls_score").GetInt32());
        await Expect(rep.Panel.Locator(".wrong")).ToHaveCountAsync(0);
        await Expect(rep.Panel.Locator("svg .past, #next-change, #lift")).ToHaveCountAsync(3);
        await rep.Whole(picture + "-whole");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_record_without_a_score_says_that_there_is_none_yet()
    {
        var score = await NewScore("Unscored", null);
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Open("ls_leadscore", score);
        await Expect(rep.Panel.Locator(".state.empty")).ToContainTextAsync("Noch kein Score");
        await rep.Picture("panel-empty");
    }

    [Theory]
    [InlineData("Sam Sales", "Given back on 2 Nov 2026: interest counts from then on.")]
    [InlineData("Sabine Vertrieb", "Zurückgegeben am 02.11.2026: Interesse zählt erst seitdem.")]
    public async Task A_score_of_a_record_given_back_says_since_when_interest_counts(string user, string said)
    {
        var explanation = WrittenExplanation.Old("size");
        explanation["interestFrom"] = "2026-11-02T12:00:00Z";
        var score = await NewScore("Back" + user, explanation.ToJsonString());
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("ls_leadscore", score);
        await Expect(rep.Panel.Locator("#interest-from")).ToHaveTextAsync(said);
    }

    [Fact]
    public async Task An_explanation_that_cannot_be_read_is_an_error_in_words()
    {
        var score = await NewScore("Broken", "{");
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("ls_leadscore", score);
        await Expect(rep.Panel.Locator(".state.failed")).ToContainTextAsync("cannot be read");
    }

    [Fact]
    public async Task An_old_explanation_without_trend_and_lift_still_shows_its_reasons_and_goals()
    {
        var score = await NewScore("Old", WrittenExplanation.Old("size").ToJsonString());
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("ls_leadscore", score);
        await Expect(rep.Panel.Locator("#floor")).ToHaveTextAsync("+3.50");
        await Expect(rep.Panel.Locator("#lift")).ToContainTextAsync("More interest");
        await Expect(rep.Panel.Locator("#trend, #next-change, #interest-from")).ToHaveCountAsync(0);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_score_that_arrives_while_the_form_is_open_appears_and_markup_in_it_stays_text()
    {
        var score = await NewScore("Watched", null);
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("ls_leadscore", score);
        await Expect(rep.Panel.Locator(".state.empty")).ToBeVisibleAsync();
        await instance.Crm.ChangeAsLeadSync("ls_leadscores", score, new JsonObject
            { ["ls_score"] = 12, ["ls_explanation"] = WrittenExplanation.Old("<img src=x onerror=alert(1)>").ToJsonString() });
        await Expect(rep.Panel.Locator("#total")).ToHaveTextAsync("12");
        await Expect(rep.Panel.Locator("#reasons tbody th").First).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        Assert.Empty(rep.Complaints);
    }

    [Theory]
    [InlineData("Sam Sales", "Without new activity: grade D and no longer qualified from 3 Dec 2026.", "For grade B", "phone +13.33 %", "One field away", "panel-full-en")]
    [InlineData("Sabine Vertrieb", "Ohne neue Aktivität: Klasse D und nicht mehr qualifiziert ab 03.12.2026.", "Für Klasse B", "Telefon +13,33 %", "Ein Feld fehlt", "panel-full-de")]
    public async Task Panel_shows_course_lift_and_next_change(string user, string change, string grade, string field, string away, string picture)
    {
        var score = await NewScore(user + " " + picture, WrittenExplanation.Full().ToJsonString());
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("ls_leadscore", score);
        await Expect(rep.Panel.Locator("#next-change")).ToHaveTextAsync(change);
        await Expect(rep.Panel.Locator("#measures caption")).ToHaveTextAsync(grade);
        await Expect(rep.Panel.Locator("#measures tr[data-measure='interest'] td").First).ToContainTextAsync("12");
        await Expect(rep.Panel.Locator("#measures tr[data-measure='interest'] td").Last).ToContainTextAsync("35");
        await Expect(rep.Panel.Locator("#fields li").First).ToHaveTextAsync(field);
        await Expect(rep.Panel.Locator(".away")).ToContainTextAsync(away);
        await Expect(rep.Panel.Locator("svg .past")).ToHaveCountAsync(1);
        await Expect(rep.Panel.Locator("svg .ahead, svg line.limit")).ToHaveCountAsync(2);
        Assert.Contains("100", await rep.Panel.Locator("svg").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await rep.Panel.Locator("summary").PressAsync("Enter");
        await Expect(rep.Panel.Locator("#figures tbody tr")).ToHaveCountAsync(21);
        await rep.Whole(picture);
        Assert.Empty(rep.Complaints);
    }

    /// <summary>A score by a model that LeadSync does not know, so that nobody but the test writes it.</summary>
    private async Task<Guid> NewScore(string name, string? explanation)
    {
        var lead = await instance.Crm.NewLead(name);
        return await instance.Crm.CreateAsLeadSync("ls_leadscores", new JsonObject
            { ["ls_LeadId@odata.bind"] = $"/leads({lead})", ["ls_modelname"] = "probe", ["ls_name"] = name, ["ls_explanation"] = explanation });
    }

    private async Task<System.Text.Json.JsonElement> Stored(Rep rep) =>
        await instance.Crm.Row("leads", Guid.Parse(rep.Page.Url.Split('/')[^1]));

    private static decimal Number(string text, CultureInfo culture) => decimal.Parse(text.Replace('−', '-'), NumberStyles.Number, culture);
}
