using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeadSync.Tests.Shared.ServiceBus;

/// <summary>What the service answers.</summary>
internal sealed record StandInAnswer(int Status)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[] Body { get; init; } = Status >= 400 ? Encoding.UTF8.GetBytes($"<Error><Code>{Status}</Code><Detail>stand-in</Detail></Error>") : [];
}

/// <summary>One request: send, send batch, peek-lock, complete, unlock, renew.</summary>
internal sealed class StandInOperation
{
    private const string DeadLetterPath = "$DeadLetterQueue";

    // Every other header of a single send becomes a property of the message.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "BrokerProperties", "Connection", "Content-Length", "Content-Type", "Host", "Transfer-Encoding", "Accept", "User-Agent", "Date",
    };

    private readonly Uri address;
    private readonly SeenRequest request;
    private readonly string[] rest = [];

    public StandInOperation(Uri address, SeenRequest request)
    {
        this.address = address;
        this.request = request;
        var path = request.Path.Trim('/').Split('/');
        var messages = Array.IndexOf(path, "messages");
        if (messages < 1) return;
        QueueName = path[0];
        IsDeadLetters = messages == 2 && path[1].Equals(DeadLetterPath, StringComparison.OrdinalIgnoreCase);
        rest = path[(messages + 1)..];
    }

    public string? QueueName { get; }

    public bool IsDeadLetters { get; }

    public async Task<StandInAnswer> Run(StandInQueue queue, TimeSpan timeout, CancellationToken cancel) => (request.Method, rest) switch
    {
        ("POST", []) when IsDeadLetters => new StandInAnswer(400),
        ("POST", []) => Send(queue),
        ("POST", ["head"]) => await Head(queue, timeout, cancel),
        ("DELETE", ["head"]) => await Remove(queue, timeout, cancel),
        (var verb, [_, var token]) when Guid.TryParse(token, out var held) => verb switch
        {
            "DELETE" => Settled(queue.Complete(held)),
            "PUT" => Settled(queue.Abandon(held)),
            "POST" => Settled(queue.Renew(held)),
            _ => new StandInAnswer(405),
        },
        _ => new StandInAnswer(400),
    };

    private static StandInAnswer Settled(bool isHeld) => new(isHeld ? 200 : 404);

    private StandInAnswer Send(StandInQueue queue)
    {
        if (!request.Headers.ContainsKey("Content-Length") && !request.Headers.ContainsKey("Transfer-Encoding")) return new StandInAnswer(411);
        var type = request.ContentType ?? "";
        if (request.Body.Length > queue.Settings.MaxSize) return new StandInAnswer(403);
        if (type == BatchReader.ContentType)
        {
            if (BatchReader.Batch(request.Body) is not { } batch) return new StandInAnswer(400);
            queue.Add(batch);
            return new StandInAnswer(201);
        }
        if (type.StartsWith(BatchReader.ContentType, StringComparison.OrdinalIgnoreCase)) return new StandInAnswer(400);
        if (BatchReader.Single(request.Body, request.Headers.GetValueOrDefault("BrokerProperties", "")) is not { } message) return new StandInAnswer(400);
        var own = request.Headers.Where(header => !Known.Contains(header.Key)).ToDictionary(header => header.Key, header => header.Value);
        queue.Add(message with { ContentType = type, Properties = own });
        return new StandInAnswer(201);
    }

    private async Task<StandInAnswer> Head(StandInQueue queue, TimeSpan timeout, CancellationToken cancel)
    {
        if (await TakeOne(queue, timeout, cancel) is not { } taken) return new StandInAnswer(204);
        var location = new Uri(address, $"/{queue.Name}/messages/{taken.SequenceNumber}/{taken.LockToken:D}");
        return new StandInAnswer(201)
        {
            Body = taken.Body,
            Headers = new Dictionary<string, string>
            {
                ["Location"] = location.AbsoluteUri,
                ["BrokerProperties"] = Properties(taken),
                ["Content-Type"] = taken.Message.ContentType.Length > 0 ? taken.Message.ContentType : "application/octet-stream",
            },
        };
    }

    private static async Task<StandInAnswer> Remove(StandInQueue queue, TimeSpan timeout, CancellationToken cancel)
    {
        if (await TakeOne(queue, timeout, cancel) is not { } taken) return new StandInAnswer(204);
        queue.Complete(taken.LockToken);
        return new StandInAnswer(200) { Body = taken.Body };
    }

    private static async Task<TakenMessage?> TakeOne(StandInQueue queue, TimeSpan timeout, CancellationToken cancel)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20, cancel))
        {
            if (queue.Take(1) is [var taken]) return taken;
            if (watch.Elapsed >= timeout) return null;
        }
    }

    private static string Properties(TakenMessage taken) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["DeliveryCount"] = taken.DeliveryCount,
        ["EnqueuedSequenceNumber"] = 0,
        ["EnqueuedTimeUtc"] = taken.EnqueuedTime.ToString("r", CultureInfo.InvariantCulture),
        ["LockToken"] = taken.LockToken.ToString("D"),
        ["LockedUntilUtc"] = taken.LockedUntil.ToString("r", CultureInfo.InvariantCulture),
        ["MessageId"] = taken.MessageId,
        ["SequenceNumber"] = taken.SequenceNumber,
        ["State"] = "Active",
    });
}
