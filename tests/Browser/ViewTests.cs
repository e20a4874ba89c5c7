using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

[Collection(nameof(WholeEnvironment))]
public sealed class ViewTests(RunningInstance instance)
{
    [Theory]
    [InlineData("Sam Sales", "Leads by score", "Stage", "view-en")]
    [InlineData("Sabine Vertrieb", "Leads nach Score", "Phase", "view-de")]
    public async Task Leads_by_score_lists_the_highest_first(string user, string view, string heading, string picture)
    {
        await using var rep = await Rep.SignIn(instance, user);
        await Expect(rep.Heading).ToHaveTextAsync(view);
        await Expect(rep.Page.Locator("th", new() { HasText = heading }).First).ToBeVisibleAsync();
        await Expect(rep.Rows.First).ToBeVisibleAsync();
        var scores = await rep.Page.Locator("td[data-column='ls_score']").AllInnerTextsAsync();
        await rep.Picture(picture);
        var numbers = scores.Select(score => score.Length == 0 ? -1 : int.Parse(score, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(numbers.Count >= 5 && numbers[0] > numbers[^1], string.Join(' ', scores));
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_new_score_moves_the_row_up_and_leaves_the_focus_where_it_is()
    {
        var id = await instance.Crm.NewLead("Focus");
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        var link = rep.Page.Locator($"tr[data-id='{id}'] a.open");
        await link.FocusAsync();
        // LeadSync looks at a new lead again after some seconds, and then says its own score once more.
        await Crm.Until(async () =>
        {
            await instance.Crm.ChangeAsLeadSync("leads", id, new JsonObject { ["ls_score"] = 999 });
            return await rep.Rows.First.GetAttributeAsync("data-id") == id.ToString();
        });
        await Expect(link).ToBeFocusedAsync();
        await instance.Crm.ChangeAsLeadSync("leads", id, new JsonObject { ["ls_score"] = 0 });
    }

    [Fact]
    public async Task A_long_view_is_turned_page_by_page_without_a_row_twice()
    {
        for (var number = 1; number <= 55; number++)
            await instance.Crm.Create("accounts", new JsonObject { ["name"] = $"Paged Company {number}" });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.Locator("#map a[data-table='account']").ClickAsync();
        await Expect(rep.Rows).ToHaveCountAsync(50);
        var first = await Ids(rep);

        await rep.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(rep.Page.Locator(".pager")).ToContainTextAsync("2");
        await Expect(rep.Page.Locator($"tr[data-id='{first[0]}']")).ToHaveCountAsync(0);
        await Expect(rep.Rows.First).ToBeVisibleAsync();

        Assert.Empty((await Ids(rep)).Intersect(first));
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_view_without_rows_says_so()
    {
        var account = await instance.Crm.Create("accounts", new JsonObject { ["name"] = "Nobody's Company" });
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("account", account);
        await rep.Page.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { Name = "Network ranges" }).ClickAsync();
        await Expect(rep.Page.GetByRole(Microsoft.Playwright.AriaRole.Tabpanel).Locator(".state.empty")).ToHaveTextAsync("No records here yet.");
    }

    [Fact]
    public async Task A_view_that_cannot_be_read_says_so_and_tries_again()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await Expect(rep.Rows.First).ToBeVisibleAsync();
        await rep.Page.RouteAsync("**/api/data/**", route => route.AbortAsync());
        await Expect(rep.Page.Locator(".commands .warn")).ToHaveTextAsync("Not up to date: the server does not answer.");
        await rep.Page.Locator("#map a[data-table='account']").ClickAsync();
        await Expect(rep.Page.Locator(".state.failed")).ToContainTextAsync("The server does not answer.");
        await rep.Picture("view-error");
        await rep.Page.UnrouteAsync("**/api/data/**");
        await rep.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(rep.Rows.First).ToBeVisibleAsync();
    }

    private static async Task<IReadOnlyList<string>> Ids(Rep rep) =>
        await rep.Rows.EvaluateAllAsync<string[]>("lines => lines.map(line => line.dataset.id)");
}
