using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.Azurite;
using LeadSync.Tests.Shared.FunctionsHost;
using LeadSync.Tests.Shared.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadSync.Tests.EndToEnd;

/// <summary>The published app with no key in its settings: it asks the platform for tokens, as Azure's app hosts give them.</summary>
public sealed class ManagedIdentityTests
{
    private const string Secret = "cloudevents-secret-for-tests";

    [Fact]
    public async Task App_sends_with_the_token_of_its_managed_identity()
    {
        await using var azurite = new AzuriteTables();
        await azurite.InitializeAsync();
        await using var bus = await ServiceBusStandIn.Start();
        bus.Authorization.Accept("token-of-the-identity");
        var queue = bus.Queue("activities");
        var (platform, asked) = await Platform();
        await using (platform)
        {
            await using var handler = new HandlerProcess(new AppFolder(await PublishedFunctions.Folder), Settings(azurite, bus, platform.Urls.Single()));
            await handler.Start();
            using var answer = await Post(handler);
            Assert.True(answer.StatusCode == HttpStatusCode.Accepted, handler.Output);
            Assert.Equal(1, queue.Count);
            Assert.Equal(["2019-08-01 https://servicebus.azure.net client-7 header-of-the-app"], asked.Distinct());
        }
    }

    private static Dictionary<string, string> Settings(AzuriteTables azurite, ServiceBusStandIn bus, string platform) => new()
    {
        ["LeadSync__Tables__ConnectionString"] = azurite.ConnectionString,
        ["ServiceBus__fullyQualifiedNamespace"] = "contoso.servicebus.windows.net",
        ["ServiceBus__clientId"] = "client-7",
        ["LeadSync__ServiceBus__Endpoint"] = bus.Endpoint.AbsoluteUri,
        ["LeadSync__Dataverse__Url"] = "http://127.0.0.1:1",
        ["LeadSync__Dataverse__Token"] = "none",
        ["LeadSync__Sources__cloudevents__Secret"] = Secret,
        ["IDENTITY_ENDPOINT"] = $"{platform}/msi/token",
        ["IDENTITY_HEADER"] = "header-of-the-app",
    };

    private static async Task<HttpResponseMessage> Post(HandlerProcess handler)
    {
        const string Event = """{"specversion":"1.0","id":"1","source":"/shop","type":"com.example.page_view","data":{"email":"mi@azur.example"}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(handler.Address, "/api/activities/cloudevents")) { Content = new StringContent(Event, Encoding.UTF8, "application/cloudevents+json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        return await handler.Send(request, CancellationToken.None);
    }

    /// <summary>The token endpoint that the platform gives an app, and what was asked of it.</summary>
    private static async Task<(WebApplication Platform, List<string> Asked)> Platform()
    {
        var asked = new List<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var platform = builder.Build();
        platform.Urls.Add("http://127.0.0.1:0");
        platform.MapGet("/msi/token", (HttpRequest request) =>
        {
            var query = request.Query;
            lock (asked) asked.Add($"{query["api-version"]} {query["resource"]} {query["client_id"]} {request.Headers["X-IDENTITY-HEADER"]}");
            var expires = TimeProvider.System.GetUtcNow().AddHours(8).ToUnixTimeSeconds();
            return Results.Json(new { access_token = "token-of-the-identity", expires_on = $"{expires}", resource = $"{query["resource"]}", token_type = "Bearer" });
        });
        await platform.StartAsync();
        return (platform, asked);
    }
}
