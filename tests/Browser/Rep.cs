using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

/// <summary>Somebody at the page: a browser of their own, signed in, and what it complained about.</summary>
internal sealed class Rep : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Rep(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Complain(message.Type == "error", message.Text);
        page.PageError += (_, error) => Complain(true, error);
    }

    public IPage Page { get; }

    /// <summary>Errors on the console and uncaught ones.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public ILocator Heading => Page.Locator("h1");

    public ILocator Rows => Page.Locator(".grid tbody tr");

    /// <summary>A lead of the sample that has done enough to be worth looking at; no test changes it.</summary>
    public ILocator SampleRow => Rows.Filter(new() { HasText = "Greta Lindqvist" });

    /// <summary>The score panel inside the form.</summary>
    public IFrameLocator Panel => Page.FrameLocator("iframe[src*='panel/score.html']");

    /// <summary>The mapping panel inside the lead's form.</summary>
    public IFrameLocator Mapping => Page.FrameLocator("iframe[src*='mapping/panel.html']");

    /// <summary>Where the record stands in the process, inside the form.</summary>
    public IFrameLocator Stage => Page.FrameLocator("iframe[src*='stage/panel.html']");

    /// <summary>The stages that the record has been in, inside the form.</summary>
    public IFrameLocator History => Page.FrameLocator("iframe[src*='stage/history.html']");

    /// <summary>The buying centre inside the form.</summary>
    public IFrameLocator Buyers => Page.FrameLocator("iframe[src*='buyers/panel.html']");

    /// <summary>The qualification inside the form.</summary>
    public IFrameLocator Qualification => Page.FrameLocator("iframe[src*='qualification/panel.html']");

    /// <summary>Service levels, tasks and hand-over inside the form.</summary>
    public IFrameLocator Sla => Page.FrameLocator("iframe[src*='sla/panel.html']");

    /// <summary>The dashboard of service levels.</summary>
    public IFrameLocator SlaDashboard => Page.FrameLocator("iframe[src*='sla/dashboard.html']");

    /// <summary>The list of leads to map.</summary>
    public IFrameLocator Review => Page.FrameLocator("iframe[src*='mapping/review.html']");

    /// <summary>A browser at the page that nobody has signed in with.</summary>
    public static async Task<Rep> Arrive(RunningInstance instance, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = instance.Address.ToString();
        options.Locale ??= "en-GB";
        options.ViewportSize ??= new() { Width = 1280, Height = 900 };
        var browser = await instance.Browser.NewContextAsync(options);
        browser.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        var rep = new Rep(browser, await browser.NewPageAsync());
        await rep.Page.GotoAsync("/");
        return rep;
    }

    public static async Task<Rep> SignIn(RunningInstance instance, string name, BrowserNewContextOptions? options = null)
    {
        var rep = await Arrive(instance, options);
        await rep.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(rep.Page.Locator("#bar .who")).ToHaveTextAsync(name);
        return rep;
    }

    public async Task Open(string table, Guid id)
    {
        await Page.GotoAsync($"/#/{table}/row/{id}");
        await Expect(Page.Locator("#save, .tab").First).ToBeVisibleAsync();
    }

    /// <summary>The input of a column on the form.</summary>
    public ILocator Field(string column) => Page.Locator($".cell[data-column='{column}']").Locator("input, select, textarea").First;

    /// <summary>Keeps a picture beside the test results.</summary>
    public async Task Picture(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>Keeps a picture of the whole score panel, however far it goes beyond its frame.</summary>
    public Task Whole(string name) => Whole("panel/score.html", name);

    /// <summary>The same of the mapping panel.</summary>
    public Task WholeMapping(string name) => Whole("mapping/panel.html", name);

    /// <summary>The same of a panel by the address of its web resource.</summary>
    public async Task Whole(string resource, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;
        var frame = Page.Locator($"iframe[src*='{resource}']");
        var height = await frame.ContentFrame.Locator("body").EvaluateAsync<int>("body => body.scrollHeight");
        await frame.EvaluateAsync("(frame, height) => { frame.style.height = height + 'px'; }", height);
        await frame.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Complain(bool isError, string message)
    {
        if (isError)
            complaints.Add(message);
    }
}
