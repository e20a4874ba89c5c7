using System.Net.Http.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Administration;

public sealed class FaultInjectionTests
{
    [Fact]
    public async Task Throttled_requests_are_told_when_to_come_back()
    {
        await using var org = await TestOrg.Start();
        await Plan(org, new { throttle = 1, unavailable = 1, retryAfterSeconds = 7 });
        var first = await org.Admin.Ask("GET", "WhoAmI");
        Assert.Equal("7", first.Headers.GetValues("Retry-After").Single());
        Assert.Equal("429 0x80072322", await Task.FromResult(first).Verdict());
        Assert.StartsWith("503", await org.Admin.Ask("GET", "WhoAmI").Verdict(), StringComparison.Ordinal);
        Assert.Equal("200", await org.Admin.Ask("GET", "WhoAmI").Verdict());
    }

    [Theory]
    [InlineData("dropBefore", 0)]
    [InlineData("dropAfter", 1)]
    public async Task A_dropped_connection_loses_the_answer_and_only_afterwards_keeps_the_row(string kind, int rows)
    {
        await using var org = await TestOrg.Start();
        await Plan(org, new Dictionary<string, int> { [kind] = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => org.Admin.Ask("POST", "leads", "{}"));
        Assert.Equal(rows, (await org.Admin.Ask("GET", "leads").Json()).GetProperty("value").GetArrayLength());
    }

    private static async Task Plan(TestOrg org, object plan)
    {
        using var client = new HttpClient { BaseAddress = org.Address };
        (await client.PostAsJsonAsync("/devorg/faults", plan)).EnsureSuccessStatusCode();
    }
}
