using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.ReceiveCrmChanges;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadSync.Functions.Tests.ReceiveCrmChanges;

public sealed class CrmChangesEndpointTests
{
    private const string Key = "k3y-of-the-crm";
    private const string Id = "ec4e2f7d-9d60-e811-a95a-000d3af24950";

    [Theory]
    [InlineData("lead", "Update", "{}", true)]
    [InlineData("account", "Create", "{}", true)]
    [InlineData("ls_scoringmodel", "Delete", "{}", true)]
    [InlineData("task", "Update", "{}", false)]
    [InlineData("lead", "Update", """{"key":"tag","value":"leadsync"}""", false)]
    public async Task A_change_is_queued_unless_it_is_our_own_or_of_no_interest(string table, string message, string variable, bool queued)
    {
        var queue = new RecordingQueue();
        await using var app = await Start(queue);

        var answer = await Post(app, Key, Body(table, message, variable));

        Assert.Equal(HttpStatusCode.Accepted, answer);
        Assert.Equal(queued ? [$"{table}:{Guid.Parse(Id):N}"] : [], queue.Sent.Select(sent => sent.Message.Id));
        if (queued)
            Assert.Equal(new CrmChange(table, Guid.Parse(Id), message), JsonSerializer.Deserialize<CrmChange>(queue.Sent.Single().Message.Body, JsonSerializerOptions.Web));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("k3y-of-the-crM")]
    [InlineData("k3y-of-the-crm2")]
    [InlineData("k3y")]
    public async Task A_wrong_key_is_refused_before_the_body_is_read(string? key)
    {
        var queue = new RecordingQueue();
        await using var app = await Start(queue);

        Assert.Equal(HttpStatusCode.Unauthorized, await Post(app, key, "not even json"));
        Assert.Empty(queue.Sent);
    }

    [Fact]
    public async Task Without_a_configured_key_nothing_passes()
    {
        await using var app = await Start(new RecordingQueue(), key: "");

        Assert.Equal(HttpStatusCode.Unauthorized, await Post(app, "", Body("lead", "Update", "{}")));
    }

    [Fact]
    public async Task What_cannot_be_queued_now_answers_503()
    {
        await using var app = await Start(new RecordingQueue { Broken = true });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(app, Key, Body("lead", "Update", "{}")));
    }

    [Fact]
    public async Task What_is_not_understood_answers_400()
    {
        await using var app = await Start(new RecordingQueue());

        Assert.Equal(HttpStatusCode.BadRequest, await Post(app, Key, "{}"));
    }

    private static string Body(string table, string message, string variable) =>
        $$"""{"PrimaryEntityName":"{{table}}","MessageName":"{{message}}","PrimaryEntityId":"{{Id}}","SharedVariables":[{{variable}}]}""";

    private static async Task<WebApplication> Start(RecordingQueue queue, string key = Key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IMessageQueue>(queue).AddSingleton<CrmChangesReceiver>();
        builder.Services.Configure<LeadSyncOptions>(options => options.CrmChangesKey = key);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapCrmChanges();
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpStatusCode> Post(WebApplication app, string? key, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Urls.Single() + "/api/crm/changes");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.TryAddWithoutValidation("x-leadsync-key", key);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private sealed class RecordingQueue : IMessageQueue
    {
        public ConcurrentQueue<(string Queue, OutgoingMessage Message)> Sent { get; } = new();

        public bool Broken { get; init; }

        public Task Send(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel)
        {
            if (Broken) throw new IOException("disk full");
            foreach (var message in messages) Sent.Enqueue((queue, message));
            return Task.CompletedTask;
        }
    }
}
