using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadSync.Cli.Tests;

/// <summary>What was posted.</summary>
internal sealed record Post(string Path, byte[] Body, Dictionary<string, string> Headers);

/// <summary>A real server that keeps what it gets and always answers the same.</summary>
internal sealed class Receiver(WebApplication app) : IAsyncDisposable
{
    public ConcurrentQueue<Post> Posts { get; } = new();

    public string Url => app.Urls.Single();

    public static async Task<Receiver> Start(int status = 202, string answer = """{"accepted":1}""")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(server);
        server.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            receiver.Posts.Enqueue(new Post(context.Request.Path, body.ToArray(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(answer);
        });
        await server.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
