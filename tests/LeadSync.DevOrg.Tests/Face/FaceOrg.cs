using System.Net.Http.Json;
using System.Text.Json;
using LeadSync.DevOrg.Tests.Pipeline;
using LeadSync.DevOrg.Tests.Support;
using LeadSync.Solution;
using LeadSync.Tests.Shared;

namespace LeadSync.DevOrg.Tests.Face;

/// <summary>An organisation with the real solution, seen the way a browser sees it.</summary>
public sealed class FaceOrg : IAsyncLifetime
{
    private TestOrg org = null!;

    public async ValueTask InitializeAsync()
    {
        var source = SolutionSource.Open(Path.Combine(SharedData.RepositoryRoot, "solution", "src"));
        var packed = Assert.IsType<PackResult.Packed>(SolutionPacker.Pack(source, new PackOptions(true, PipelineOrg.PluginDll)));
        org = await TestOrg.Start(packed.Zip);
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>A browser nobody has signed in with. It keeps cookies; with the header it speaks as the page's scripts do.</summary>
    public HttpClient Browser(bool isPage = true)
    {
        var browser = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = org.Address };
        if (isPage)
            browser.DefaultRequestHeaders.Add("X-DevOrg-Page", "1");
        return browser;
    }

    public async Task<HttpClient> SignedIn(string name)
    {
        var browser = Browser();
        var response = await browser.PostAsJsonAsync("/devorg/signin", new { user = await IdOf(name) });
        Assert.Equal(204, (int)response.StatusCode);
        return browser;
    }

    /// <summary>The id by which a user is chosen, or null where the page does not offer them.</summary>
    public async Task<Guid?> IdOf(string name)
    {
        using var browser = Browser();
        var people = await browser.GetFromJsonAsync<JsonElement>("/devorg/page/users");
        return people.EnumerateArray().Where(person => person.GetProperty("name").GetString() == name)
            .Select(person => (Guid?)person.GetProperty("id").GetGuid()).SingleOrDefault();
    }

    public async Task<JsonElement> Page(string user, string path)
    {
        using var browser = await SignedIn(user);
        return await browser.GetFromJsonAsync<JsonElement>($"/devorg/page/{path}");
    }
}
