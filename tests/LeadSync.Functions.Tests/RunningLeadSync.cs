using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Hosting.FunctionsHost;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadSync.Functions.Tests;

/// <summary>LeadSync on a free port of the loopback, with its data in a temporary folder and its log in memory.</summary>
internal sealed class RunningLeadSync : IAsyncDisposable
{
    public const string MauticSecret = "mautic-secret-for-tests";
    public const string CloudEventsSecret = "cloudevents-secret-for-tests";

    private readonly TemporaryFolder data;
    private readonly WebApplication host;

    private RunningLeadSync(TemporaryFolder folder, WebApplication app)
    {
        (data, host) = (folder, app);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => host.Services;

    public IPartitionStore Store => Services.GetRequiredService<IPartitionStore>();

    public RememberedLog Log => Services.GetRequiredService<RememberedLog>();

    /// <summary>Starts it; <paramref name="pump"/> = false leaves messages in their queues; <paramref name="settings"/> go before the usual ones.</summary>
    public static async Task<RunningLeadSync> Start(
        bool pump = true, Action<IServiceCollection>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LeadSync:DataFolder"] = folder.Path,
            ["LeadSync:Sources:mautic:Secret"] = MauticSecret,
            ["LeadSync:Sources:cloudevents:Secret"] = CloudEventsSecret,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<RememberedLog>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RememberedLog>());
        builder.Services.AddLeadSync(builder.Configuration);
        if (!pump)
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(QueuePump)));
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapLeadSync();
        if (builder.Configuration.HomeOf() == Home.FunctionsHost) app.ServeFunctionsHost(FunctionCatalogue.Read(AppContext.BaseDirectory));
        await app.StartAsync();
        return new RunningLeadSync(folder, app);
    }

    public Task<HttpResponseMessage> PostMautic(byte[] body, string? signature = null, Action<HttpContent>? change = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.Add("Webhook-Signature", signature ?? Sign(body));
        change?.Invoke(content);
        return Http.PostAsync("/api/activities/mautic", content);
    }

    public Task<HttpResponseMessage> PostEvents(string json, string contentType = "application/cloudevents-batch+json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/activities/cloudevents")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", CloudEventsSecret);
        return Http.SendAsync(request);
    }

    public static string Sign(byte[] body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(MauticSecret), body));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.DisposeAsync();
        data.Dispose();
    }
}
