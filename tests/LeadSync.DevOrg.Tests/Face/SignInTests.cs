using System.Net.Http.Json;

namespace LeadSync.DevOrg.Tests.Face;

public sealed class SignInTests(FaceOrg org) : IClassFixture<FaceOrg>
{
    [Fact]
    public async Task Signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        using var browser = org.Browser();
        var response = await browser.PostAsJsonAsync("/devorg/signin", new { user = await org.IdOf("Sam Sales") });
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/devorg/signin")]
    [InlineData("/devorg/signout")]
    public async Task Without_the_header_of_the_page_nobody_is_signed_in_or_out(string path)
    {
        using var other = org.Browser(isPage: false);
        var response = await other.PostAsJsonAsync(path, new { user = await org.IdOf("Sam Sales") });
        Assert.Equal(403, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Who_asks_this_machine_by_another_name_is_not_signed_in()
    {
        using var browser = org.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/devorg/signin") { Content = JsonContent.Create(new { user = await org.IdOf("Sam Sales") }) };
        request.Headers.Host = "leads.example";
        var response = await browser.SendAsync(request);
        Assert.Equal(403, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_cookie_counts_only_together_with_the_header_of_the_page()
    {
        using var browser = await org.SignedIn("Sam Sales");
        Assert.Equal(200, (int)(await browser.GetAsync("/api/data/v9.2/leads")).StatusCode);
        browser.DefaultRequestHeaders.Remove("X-DevOrg-Page");
        Assert.Equal(401, (int)(await browser.GetAsync("/api/data/v9.2/leads")).StatusCode);
        Assert.Equal(401, (int)(await browser.PostAsJsonAsync("/api/data/v9.2/leads", new { lastname = "Kern" })).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = await org.SignedIn("Sam Sales");
        Assert.Equal(204, (int)(await browser.PostAsync("/devorg/signout", null)).StatusCode);
        Assert.Equal(401, (int)(await browser.GetAsync("/devorg/page/app")).StatusCode);
    }

    [Fact]
    public async Task An_application_is_not_offered_and_cannot_be_chosen()
    {
        Assert.Null(await org.IdOf("LeadSync Integration"));
        using var browser = org.Browser();
        Assert.Equal(400, (int)(await browser.PostAsJsonAsync("/devorg/signin", new { user = Guid.NewGuid() })).StatusCode);
    }

    [Theory]
    [InlineData("Sam Sales", 1033)]
    [InlineData("Sabine Vertrieb", 1031)]
    public async Task The_session_tells_who_and_in_which_language(string name, int language)
    {
        var session = await org.Page(name, "session");
        Assert.Equal((name, language), (session.GetProperty("name").GetString(), session.GetProperty("language").GetInt32()));
    }

    [Fact]
    public async Task Nobody_being_signed_in_is_no_error_for_the_session_but_for_everything_else()
    {
        using var browser = org.Browser();
        Assert.Equal(204, (int)(await browser.GetAsync("/devorg/page/session")).StatusCode);
        foreach (var path in new[] { "app", "tables/lead", "tables/lead/views", "tables/lead/form" })
            Assert.Equal(401, (int)(await browser.GetAsync("/devorg/page/" + path)).StatusCode);
    }
}
