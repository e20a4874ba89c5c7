using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.Azurite;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Tests.EndToEnd;

/// <summary>The published program without a Functions host, as a container runs it: its own pump takes messages from Service Bus.</summary>
public sealed class ContainerHomeTests
{
    private const string Secret = "cloudevents-secret-for-tests";
    private const string Event = """{"specversion":"1.0","id":"1","source":"/shop","type":"com.example.page_view","data":{"email":"box@azur.example"}}""";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Webhook_goes_through_service_bus_into_tables()
    {
        await using var azurite = new AzuriteTables();
        await azurite.InitializeAsync();
        await using var bus = await ServiceBusStandIn.Start();
        string[] queues = ["activities", "dirty", "crmevents", "erasures"];
        foreach (var queue in queues) bus.Queue(queue, new StandInQueueSettings { LockDuration = TimeSpan.FromMinutes(5) });
        var address = new Uri($"http://127.0.0.1:{Loopback.FreePort()}");
        using var program = Start(await PublishedFunctions.Folder, address, azurite, bus);
        try
        {
            using var answer = await Post(address);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            // Entered into the ledger, the activity is gone from its queue, and its person waits for the CRM.
            await Until(() => bus.Queue("activities").Count == 0 && bus.Queue("dirty").Count == 1);
        }
        finally
        {
            program.Kill();
        }
    }

    private static Process Start(string folder, Uri address, AzuriteTables azurite, ServiceBusStandIn bus)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "LeadSync.Functions")) { UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["LeadSync__Tables__ConnectionString"] = azurite.ConnectionString;
        start.Environment["ServiceBus"] = bus.ConnectionString;
        start.Environment["LeadSync__ServiceBus__Endpoint"] = bus.Endpoint.AbsoluteUri;
        start.Environment["LeadSync__Sources__cloudevents__Secret"] = Secret;
        return Process.Start(start)!;
    }

    private static async Task<HttpResponseMessage> Post(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        HttpResponseMessage? answer = null;
        await Until(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/activities/cloudevents") { Content = new StringContent(Event, Encoding.UTF8, "application/cloudevents+json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
            try
            {
                answer = await http.SendAsync(request);
                return true;
            }
            catch (HttpRequestException)
            {
                return false; // it does not listen yet
            }
        });
        return answer!;
    }

    private static Task Until(Func<bool> condition) => Until(() => Task.FromResult(condition()));

    private static async Task Until(Func<Task<bool>> condition)
    {
        for (var until = TimeProvider.System.GetUtcNow() + Patience; !await condition(); await Task.Delay(50))
            Assert.True(TimeProvider.System.GetUtcNow() < until, "It did not get there in time.");
    }
}
