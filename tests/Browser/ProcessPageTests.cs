using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

public sealed class ProcessPageTests(RunningInstance instance)
{
    [Theory]
    [InlineData("Sam Sales", "Process", "Stages of leads", "Save the chart (SVG)", "Opportunity")]
    [InlineData("Sabine Vertrieb", "Prozess", "Phasen der Leads", "Diagramm speichern (SVG)", "Verkaufschance")]
    public async Task Process_is_shown_as_chart_and_tables_and_the_chart_can_be_saved(string user, string title, string caption, string save, string stage)
    {
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Page.Locator("#map a[data-place*='process']").ClickAsync();
        var page = rep.Page.FrameLocator("iframe[src*='process/process.html']");
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Expect(page.Locator("caption").First).ToHaveTextAsync(caption);
        await Expect(page.Locator("svg text", new() { HasText = stage }).First).ToBeVisibleAsync();
        await rep.Picture($"process-{title}");
        await rep.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await rep.Picture($"process-{title}-dark");
        var download = await rep.Page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = save }).ClickAsync());
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Failure_is_said_and_can_be_tried_again()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Page.RouteAsync("**/ls_ExportProcess", route => route.FulfillAsync(new()
        {
            Status = 403, ContentType = "application/json", Body = """{"error":{"code":"0x80040220","message":"No privilege."}}""",
        }));
        await rep.Page.Locator("#map a[data-place*='process']").ClickAsync();
        var page = rep.Page.FrameLocator("iframe[src*='process/process.html']");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No privilege.");
        await rep.Page.UnrouteAsync("**/ls_ExportProcess");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator("caption").First).ToHaveTextAsync("Stages of leads");
    }
}
