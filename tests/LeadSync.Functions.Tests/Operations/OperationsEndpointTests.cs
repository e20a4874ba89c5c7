using System.Net;
using System.Text;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.Operations;

public sealed class OperationsEndpointTests
{
    private const string Key = "operator-key-for-tests";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("operator-key-for-test")]
    public async Task Call_without_the_operator_key_is_refused(string? sent)
    {
        await using var leadSync = await Start(Key);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(leadSync, """{"key":"email:a@example.com"}""", sent)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("any")]
    public async Task Without_the_setting_every_call_is_refused(string? sent)
    {
        await using var leadSync = await Start("");
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(leadSync, """{"key":"email:a@example.com"}""", sent)).Status);
    }

    [Theory]
    [InlineData("""{"kee":"email:a@example.com"}""")]
    [InlineData("""{"key":"email:a@example.com" """)]
    [InlineData("""{"key":{"email":"a@example.com"}}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Body_that_is_not_understood_is_refused_and_not_repeated(string body)
    {
        await using var leadSync = await Start(Key);

        var answer = await Post(leadSync, body, Key);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("a@example.com", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a@example.com", string.Concat(leadSync.Log.Lines), StringComparison.Ordinal);
    }

    internal static Task<RunningLeadSync> Start(string key) =>
        RunningLeadSync.Start(pump: false, services => services.Configure<LeadSyncOptions>(options => options.OperatorKey = key));

    internal static async Task<(HttpStatusCode Status, string Text)> Post(RunningLeadSync leadSync, string body, string? key = Key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/operations/unmerge")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
            request.Headers.TryAddWithoutValidation(OperationsEndpoint.KeyHeader, key);
        using var answer = await leadSync.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
