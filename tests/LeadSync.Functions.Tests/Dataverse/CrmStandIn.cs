using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadSync.Functions.Tests.Dataverse;

/// <summary>A request as it came over the wire.</summary>
internal sealed record Received(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonArray Targets => JsonNode.Parse(Body)![nameof(Targets)]!.AsArray();
}

/// <summary>An answer to give. Status 0 breaks the connection.</summary>
internal sealed record Reply(int Status, string Body = "", int? RetryAfterSeconds = null)
{
    public static Reply NoContent { get; } = new(204);

    public static Reply Rows(params object[] rows) => new(200, JsonSerializer.Serialize(new { value = rows }));

    public static Reply Error(int status, string code, string message = "no") =>
        new(status, JsonSerializer.Serialize(new { error = new { code, message } }));
}

/// <summary>A real HTTP server that records requests and answers what the test says.</summary>
internal sealed class CrmStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private CrmStandIn(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public IReadOnlyList<Received> Requests => [.. received];

    public IEnumerable<Received> Writes => received.Where(request => request.Method != "GET");

    public static async Task<CrmStandIn> Start(Func<Received, Reply> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var crm = new CrmStandIn(server);
        server.Run(context => crm.Answer(context, answer));
        await server.StartAsync();
        return crm;
    }

    /// <summary>Answers in this order; the last one answers everything after.</summary>
    public static Task<CrmStandIn> Start(params Reply[] replies)
    {
        var next = -1;
        return Start(_ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)]);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext context, Func<Received, Reply> answer)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new Received(context.Request.Method, Uri.UnescapeDataString(context.Request.Path + context.Request.QueryString), headers, body);
        received.Enqueue(request);
        var reply = answer(request);
        if (reply.Status == 0)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfterSeconds is { } seconds) context.Response.Headers.RetryAfter = $"{seconds}";
        if (reply.Body.Length > 0) await context.Response.WriteAsync(reply.Body);
    }
}
