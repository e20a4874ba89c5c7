using System.Text.Json;

namespace LeadSync.Functions.Tests.Hosting.FunctionsHost;

/// <summary>Requests that the host packs because forwarding is off.</summary>
public sealed class UnforwardedHttpTests
{
    private const string Body = """[{"specversion":"1.0","id":"1","source":"/shop","type":"com.acme.reply","data":{"email":"a@b.example"}}]""";

    [Fact]
    public async Task Packed_request_is_answered_like_the_request_itself()
    {
        await using var leadSync = await Start();
        var response = await Post(leadSync, $"Bearer {RunningLeadSync.CloudEventsSecret}");
        Assert.Equal("202", response.GetProperty("statusCode").GetString());
        Assert.Equal(1, JsonElement.Parse(response.GetProperty("body").GetString()!).GetProperty("accepted").GetInt32());
        Assert.StartsWith("application/json", response.GetProperty("headers").GetProperty("Content-Type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_request_that_is_refused_is_a_success_for_the_host_and_a_refusal_for_the_caller()
    {
        await using var leadSync = await Start();
        Assert.Equal("401", (await Post(leadSync, "Bearer wrong")).GetProperty("statusCode").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"Data":{"request":{"Url":"no address","Method":"POST","Headers":{}}}}""")]
    [InlineData("""{"Data":{"request":7}}""")]
    public async Task What_is_no_packed_request_is_refused(string body)
    {
        await using var leadSync = await Start();
        using var answer = await leadSync.Call("ReceiveActivities", body);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<JsonElement> Post(RunningLeadSync leadSync, string authorization)
    {
        var packed = new
        {
            Url = "https://app.azurewebsites.net/api/activities/cloudevents?code=REDACTED",
            Method = "POST",
            Query = new { code = "REDACTED" },
            Headers = new Dictionary<string, string[]>
            {
                ["Authorization"] = [authorization],
                ["Content-Type"] = ["application/cloudevents-batch+json"],
                ["Content-Length"] = [$"{Body.Length}"],
            },
            Params = new { source = "cloudevents" },
            Identities = Array.Empty<object>(),
            Body,
        };
        using var answer = await leadSync.Call("ReceiveActivities", JsonSerializer.Serialize(new { Data = new { request = packed }, Metadata = new { } }));
        return (await answer.Success()).GetProperty("Outputs").GetProperty("response").Clone();
    }

    private static Task<RunningLeadSync> Start() =>
        RunningLeadSync.Start(pump: false, settings: new Dictionary<string, string?> { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1" });
}
