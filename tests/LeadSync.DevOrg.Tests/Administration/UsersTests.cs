using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Administration;

public sealed class UsersTests
{
    [Theory]
    [InlineData(null, 200)]
    [InlineData("localhost", 200)]
    [InlineData("leads.example", 403)]
    public async Task Tokens_are_told_only_to_who_asks_this_machine_by_its_own_name(string? host, int status)
    {
        await using var org = await TestOrg.Start();
        using var client = new HttpClient { BaseAddress = org.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/devorg/users");
        request.Headers.Host = host;
        Assert.Equal(status, (int)(await client.SendAsync(request)).StatusCode);
    }
}
