using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

[Collection(nameof(WholeEnvironment))]
public sealed class ReviewListTests(RunningInstance instance) : IAsyncLifetime
{
    private const string Next = "ArrowDown";
    private readonly List<Guid> leads = [];
    private Guid first;
    private Guid second;

    public async ValueTask InitializeAsync()
    {
        first = await Account("Nordwerk GmbH");
        second = await Account("Nordwerk Anlagenbau AG");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lead in leads)
            await instance.Crm.Delete("leads", lead);
    }

    [Fact]
    public async Task Leads_are_decided_by_keyboard_alone_and_the_next_is_selected()
    {
        var (one, two, three) = (await Waiting("Ada", 90), await Waiting("Bea", 80), await Waiting("Cia", 70));
        await using var rep = await Arrive("Sam Sales");
        await Expect(Selected(rep)).ToContainTextAsync("Test Ada");
        await rep.Picture("review-en");
        await rep.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(rep.Review.Locator(".candidate[aria-current] h3")).ToContainTextAsync("Nordwerk Anlagenbau AG");
        await Expect(rep.Review.Locator("#said")).ToHaveTextAsync("Candidate 2 of 2: Nordwerk Anlagenbau AG, 21%");
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Review.Locator("#said")).ToContainTextAsync("Test Ada now belongs to Nordwerk Anlagenbau AG.");
        await Expect(Selected(rep)).ToContainTextAsync("Test Bea");
        await rep.Page.Keyboard.PressAsync("n");
        await Expect(rep.Review.Locator("#said")).ToContainTextAsync("Test Bea belongs to none of the candidates.");
        await Expect(Selected(rep)).ToContainTextAsync("Test Cia");
        await rep.Page.Keyboard.PressAsync("1");
        await rep.Page.Keyboard.PressAsync("a");
        await Expect(rep.Review.Locator("#said")).ToContainTextAsync("Test Cia now belongs to Nordwerk GmbH.");
        Assert.Equal((second, null, first), (await Mapped(one), await Mapped(two), await Mapped(three)));
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Other_account_and_undo_work_by_keyboard()
    {
        var other = await Account("Quarz Technik");
        var lead = await Waiting("Dora", 95);
        await Waiting("Emma", 85);
        await using var rep = await Arrive("Sam Sales");
        await rep.Page.Keyboard.PressAsync("o");
        await rep.Page.Keyboard.TypeAsync("uarz T");
        await Expect(rep.Review.GetByRole(AriaRole.Option, new() { Name = "Quarz Technik" })).ToBeVisibleAsync();
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(Selected(rep)).ToContainTextAsync("Test Emma");
        Assert.Equal(other, await Mapped(lead));
        await rep.Page.Keyboard.PressAsync("u");
        await Expect(Selected(rep)).ToContainTextAsync("Test Dora");
        await Expect(rep.Review.Locator("#said")).ToContainTextAsync("Test Dora waits for a decision again.");
        Assert.Null(await Mapped(lead));
        Assert.Empty(await instance.Crm.List($"ls_mappingdecisions?$filter=_ls_leadid_value eq {lead}"));
        await rep.Page.Keyboard.PressAsync("?");
        await Expect(rep.Review.Locator("dialog")).ToContainTextAsync("none of them");
        await rep.Picture("review-keys");
        await rep.Page.Keyboard.PressAsync("Escape");
        await rep.Page.Keyboard.PressAsync(Next);
        await Expect(Selected(rep)).ToContainTextAsync("Test Emma");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_refused_save_says_why_and_the_lead_stays()
    {
        var lead = await Waiting("Frieda", 99);
        await using var rep = await Arrive("Sabine Vertrieb");
        await rep.Page.RouteAsync($"**/leads({lead})", route => route.Request.Method == "PATCH"
            ? route.FulfillAsync(new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"0x80040220","message":"Keine Berechtigung."}}""" })
            : route.ContinueAsync());
        await rep.Page.Keyboard.PressAsync("a");
        await Expect(rep.Review.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Nicht gespeichert: Keine Berechtigung.");
        await Expect(Selected(rep)).ToContainTextAsync("Test Frieda");
        await rep.Picture("review-refused-de");
        Assert.Null(await Mapped(lead));
    }

    [Fact]
    public async Task Without_leads_to_map_the_page_says_so()
    {
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Page.RouteAsync("**/leads?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"value":[]}""" }));
        await rep.Page.Locator("#map").GetByText("Leads zuordnen").ClickAsync();
        await Expect(rep.Review.Locator(".state.empty")).ToContainTextAsync("Nichts zuzuordnen");
        await rep.Picture("review-empty-de");
        await rep.Page.UnrouteAllAsync();
    }

    [Fact]
    public async Task Further_leads_are_read_before_the_end_of_the_list_comes()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.RouteAsync("**/leads?*", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = route.Request.Url.Contains("skiptoken", StringComparison.Ordinal) ? Page(20, 3, null) : Page(0, 20, $"{instance.Address}api/data/v9.2/leads?$skiptoken=2"),
        }));
        await rep.Page.Locator("#map a[data-place*='review']").ClickAsync();
        await Expect(rep.Review.Locator("#count")).ToHaveTextAsync("20+ leads");
        await Expect(rep.Review.Locator("#leads")).ToBeFocusedAsync();
        await rep.Page.Keyboard.PressAsync("End");
        await Expect(rep.Review.Locator("#count")).ToHaveTextAsync("23 leads");
        await Expect(Selected(rep)).ToContainTextAsync("Lead 19");
        await rep.Page.Keyboard.PressAsync("j");
        await Expect(Selected(rep)).ToContainTextAsync("Lead 20");
        await Expect(rep.Review.Locator("#more")).ToBeHiddenAsync();
        await rep.Page.UnrouteAllAsync();
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_offers_another_try()
    {
        await Waiting("Gesa", 98);
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.RouteAsync("**/leads?*", route => route.AbortAsync());
        await rep.Page.GotoAsync("/#/page/ls_%2Fmapping%2Freview.html");
        await Expect(rep.Review.Locator(".state.failed")).ToContainTextAsync("The mapping could not be read.");
        await rep.Page.UnrouteAllAsync();
        await rep.Review.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(Selected(rep)).ToContainTextAsync("Test Gesa");
    }

    [Theory]
    [InlineData(360, ColorScheme.Light, "review-narrow-light")]
    [InlineData(1280, ColorScheme.Dark, "review-wide-dark")]
    public async Task The_list_fits_the_screen(int width, ColorScheme scheme, string picture)
    {
        await Waiting("Hanna", 97);
        await using var rep = await Arrive("Sabine Vertrieb", new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        await Expect(rep.Review.Locator(".candidate")).ToHaveCountAsync(2);
        await rep.Picture(picture);
        Assert.True(await rep.Review.Locator("body").EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The list is wider than the screen.");
        await Expect(rep.Review.Locator("#leads")).ToBeFocusedAsync();
    }

    private static string Page(int first, int count, string? next) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["value"] = Enumerable.Range(first, count).Select(number => new { leadid = $"00000000-0000-0000-0000-0000000000{number:00}", fullname = $"Lead {number}" }),
        ["@odata.nextLink"] = next,
    });

    private static ILocator Selected(Rep rep) => rep.Review.Locator("#leads [aria-selected='true']");

    private async Task<Rep> Arrive(string user, BrowserNewContextOptions? options = null)
    {
        var rep = await Rep.SignIn(instance, user, options);
        await rep.Page.Locator("#map a[data-place*='review']").ClickAsync();
        await Expect(rep.Review.Locator("#leads")).ToBeFocusedAsync();
        return rep;
    }

    private Task<Guid> Account(string name) => instance.Crm.Create("accounts", new() { ["name"] = name });

    /// <summary>A lead in review.</summary>
    private async Task<Guid> Waiting(string name, int score)
    {
        // What is decided for one company text holds for all leads that have it.
        var lead = await instance.Crm.NewLead(name, name + "haus");
        leads.Add(lead);
        var mapping = WrittenMapping.Review(first, second);
        mapping["ls_score"] = score;
        await instance.Crm.ChangeAsLeadSync("leads", lead, mapping);
        return lead;
    }

    private async Task<Guid?> Mapped(Guid lead) =>
        (await instance.Crm.Row("leads", lead)).GetProperty("_ls_mappedaccountid_value") is { ValueKind: JsonValueKind.String } account ? account.GetGuid() : null;
}
