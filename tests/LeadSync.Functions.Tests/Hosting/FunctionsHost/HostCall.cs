using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LeadSync.Functions.Tests.Hosting.FunctionsHost;

/// <summary>Calls as the Functions host makes them: in chunks, with strings inside strings.</summary>
internal static class HostCall
{
    public static string Batch(IEnumerable<string> bodies, int deliveryCount = 1)
    {
        var all = bodies.ToArray();
        return JsonSerializer.Serialize(new
        {
            Data = new { messages = JsonSerializer.Serialize(all) },
            Metadata = new
            {
                DeliveryCountArray = JsonSerializer.Serialize(all.Select(_ => deliveryCount)),
                MessageIdArray = JsonSerializer.Serialize(all.Select((_, i) => $"m{i}")),
                EnqueuedTimeUtcArray = JsonSerializer.Serialize(all.Select(_ => "2026-11-21T16:00:00.123")),
            },
        });
    }

    public static async Task<HttpResponseMessage> Call(this RunningLeadSync leadSync, string function, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{function}") { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(json))) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", "24ad4c06-24ad-4e5b-8294-3da9714877e9");
        return await leadSync.Http.SendAsync(request);
    }

    /// <summary>What the host takes for a success: 2xx with a JSON object. On an empty body it would hang.</summary>
    public static async Task<JsonElement> Success(this HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Outputs", "Logs", "ReturnValue"], body.EnumerateObject().Select(member => member.Name));
        return body;
    }
}
