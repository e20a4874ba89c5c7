using System.Text.RegularExpressions;
using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Face;

public sealed partial class PageFilesTests(FaceOrg org) : IClassFixture<FaceOrg>
{
    [Fact]
    public async Task The_page_runs_nothing_but_its_own_files()
    {
        using var browser = org.Browser(isPage: false);
        var response = await browser.GetAsync("/");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_served_with_its_type()
    {
        using var browser = org.Browser(isPage: false);
        var waiting = new Queue<string>(Addresses().Matches(await browser.GetStringAsync("/")).Select(match => match.Groups["address"].Value));
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(address))
                continue;
            var response = await browser.GetAsync(address);
            Assert.True(response.IsSuccessStatusCode, address);
            Assert.Equal(address.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/css", response.Content.Headers.ContentType?.MediaType);
            foreach (Match import in Imports().Matches(await response.Content.ReadAsStringAsync()))
                waiting.Enqueue("/page/" + import.Groups["file"].Value);
        }

        Assert.True(seen.Count > 10);
    }

    [Theory]
    [InlineData("/page/nothing.js")]
    [InlineData("/page/../LeadSync.DevOrg.dll")]
    public async Task What_is_no_file_of_the_page_is_not_found(string address)
    {
        using var browser = org.Browser();
        Assert.Equal(404, (int)(await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_web_resource_needs_a_user_and_finds_its_own_files_beside_it()
    {
        using var stranger = org.Browser();
        Assert.Equal(401, (int)(await stranger.GetAsync("/WebResources/ls_/panel/score.html")).StatusCode);
        using var browser = await org.SignedIn("Sam Sales");
        var page = await browser.GetStringAsync("/WebResources/ls_/panel/score.html");
        foreach (Match file in Addresses().Matches(page))
            Assert.Equal(200, (int)(await browser.GetAsync("/WebResources/ls_/panel/" + file.Groups["address"].Value)).StatusCode);
        Assert.Equal(404, (int)(await browser.GetAsync("/WebResources/ls_/nothing.html")).StatusCode);
    }

    [Fact]
    public void No_script_makes_markup_out_of_data()
    {
        var folders = new[] { "infra/devorg/LeadSync.DevOrg/wwwroot", "solution/src/WebResources" };
        var scripts = folders.SelectMany(folder => Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*.js", SearchOption.AllDirectories)).ToList();
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", File.ReadAllText(script)));
    }

    [GeneratedRegex("(?:src|href)=\"(?<address>[^#\"][^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex("from \"\\./(?<file>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Imports();
}
