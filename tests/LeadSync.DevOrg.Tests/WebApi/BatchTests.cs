using System.Net.Http.Headers;
using System.Text;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.WebApi;

public sealed class BatchTests
{
    private const string Bad = """{"ls_score":5000}""";

    [Fact]
    public async Task A_change_set_refers_to_what_it_created()
    {
        await using var org = await TestOrg.Start();
        var text = await Send(org, Set(("1", "POST accounts", """{"name":"Acme"}"""), ("2", "POST leads", """{"ls_MappedAccountId@odata.bind":"$1"}""")));
        Assert.Equal(2, Count(text, "HTTP/1.1 204"));
        var list = await org.Admin.Ask("GET", "leads?$filter=ls_MappedAccountId/name eq 'Acme'").Json();
        Assert.Equal(1, list.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task A_failing_change_set_leaves_nothing_behind()
    {
        await using var org = await TestOrg.Start();
        var text = await Send(org, Set(("1", "POST leads", "{}"), ("2", "POST leads", Bad)), status: 400);
        Assert.Equal(1, Count(text, "HTTP/1.1"));
        Assert.Equal("0", await (await org.Admin.Ask("GET", "leads/$count")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(false, 400, 1)]
    [InlineData(true, 200, 3)]
    public async Task A_batch_stops_at_the_first_failure_unless_told_to_go_on(bool goOn, int status, int answers)
    {
        await using var org = await TestOrg.Start();
        var text = await Send(org, Single("POST leads", Bad) + Single("POST leads", "{}") + Single("GET leads", ""), status, goOn);
        Assert.Equal(answers, Count(text, "HTTP/1.1"));
        Assert.Equal(goOn ? 1 : 0, Count(text, "HTTP/1.1 204"));
    }

    private static string Single(string request, string json) =>
        $"--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{Http(request, json)}";

    private static string Set(params (string Id, string Request, string Json)[] requests)
    {
        var parts = requests.Select(each => $"--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {each.Id}\r\n\r\n{Http(each.Request, each.Json)}");
        return $"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n{string.Concat(parts)}--c--\r\n\r\n";
    }

    private static string Http(string request, string json)
    {
        var words = request.Split(' ');
        return $"{words[0]} /api/data/v9.2/{words[1]} HTTP/1.1\r\nContent-Type: application/json;type=entry\r\n\r\n{json}\r\n";
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<string> Send(TestOrg org, string parts, int status = 200, bool goOn = false)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(parts + "--b--\r\n"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=b");
        using var request = new HttpRequestMessage(HttpMethod.Post, "$batch") { Content = content };
        if (goOn)
            request.Headers.Add("Prefer", "odata.continue-on-error");
        var response = await org.Admin.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, text);
        return text;
    }
}
