using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

[Collection(nameof(WholeEnvironment))]
public sealed class PageTests(RunningInstance instance)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_who_they_are()
    {
        await using var rep = await Rep.Arrive(instance, new() { Locale = "de-DE" });
        await Expect(rep.Heading).ToHaveTextAsync("Anmelden");
        await rep.Picture("sign-in");
        await Expect(rep.Page.Locator("#map a")).ToHaveCountAsync(0);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_session_that_ends_leads_back_to_signing_in()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.Context.ClearCookiesAsync();
        await Expect(rep.Heading).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task A_new_record_is_created_on_the_form()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.Locator("#create").ClickAsync();
        await rep.Field("lastname").FillAsync("Handmade");
        await rep.Page.Keyboard.PressAsync("Control+s");
        await Expect(rep.Heading).ToHaveTextAsync("Handmade");
        Assert.Single(await instance.Crm.List("leads?$filter=lastname eq 'Handmade'"));
    }

    [Fact]
    public async Task A_lookup_finds_a_row_while_typing_and_binds_it()
    {
        var id = await instance.Crm.NewLead("Lookup");
        var account = await instance.Crm.Create("accounts", new() { ["name"] = "Zebra Works" });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", id);
        await rep.Field("ls_mappedaccountid").FillAsync("ebra W");
        await rep.Page.GetByRole(AriaRole.Option, new() { Name = "Zebra Works" }).ClickAsync();
        await rep.Page.Locator("#save").ClickAsync();
        await Expect(rep.Page.Locator("#notice")).ToHaveTextAsync("Saved.");
        Assert.Equal(account, (await instance.Crm.Row("leads", id)).GetProperty("_ls_mappedaccountid_value").GetGuid());
    }

    [Theory]
    [InlineData(360, ColorScheme.Light, "narrow-light")]
    [InlineData(360, ColorScheme.Dark, "narrow-dark")]
    [InlineData(1280, ColorScheme.Dark, "wide-dark")]
    public async Task Page_and_panel_fit_the_screen(int width, ColorScheme scheme, string picture)
    {
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb", new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        await Expect(rep.Rows.First).ToBeVisibleAsync();
        await rep.Picture(picture + "-view");
        Assert.True(await rep.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The view is wider than the screen.");
        await rep.SampleRow.Locator("a").ClickAsync();
        await Expect(rep.Panel.Locator("#total")).ToBeVisibleAsync();
        await rep.Picture(picture + "-form");
        Assert.True(await rep.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The form is wider than the screen.");
        Assert.True(await rep.Panel.Locator("body").EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The panel is wider than its frame.");
    }
}
