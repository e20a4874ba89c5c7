using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Tests.Shared.FunctionsHost;

/// <summary>
/// The bodies that the host posts, as it was seen to: a string is JSON inside a string, a number a string, a list one string of
/// JSON, null is left out; what a single message's body holds overwrites the metadata of the same name.
/// </summary>
internal static class Payloads
{
    /// <summary>Quotes as \", not by their number: the host's serializer escapes no more than it must.</summary>
    public static readonly JsonSerializerOptions AsTheHost = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Objects = ["MessageReceiver", "MessageSession", "MessageActions", "SessionActions", "ReceiveActions"];

    public static JsonObject Batch(HostedFunction function, IReadOnlyList<TakenMessage> messages, DateTimeOffset now)
    {
        var metadata = Common();
        Add("DeliveryCount", message => message.DeliveryCount);
        Add("DeadLetterSource", _ => null);
        Add("LockToken", message => message.LockToken.ToString());
        Add("EnqueuedTimeUtc", message => message.EnqueuedTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
        Add("EnqueuedTime", message => message.EnqueuedTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
        Add("MessageId", message => message.MessageId);
        Add("ContentType", message => message.Message.ContentType);
        Add("SequenceNumber", message => message.SequenceNumber);
        foreach (var absent in new[] { "Subject", "Label", "CorrelationId" }) Add(absent, _ => null);
        foreach (var properties in new[] { "ApplicationProperties", "UserProperties" }) Add(properties, message => message.Message.Properties);
        foreach (var absent in new[] { "SessionId", "ReplyToSessionId", "PartitionKey" }) Add(absent, _ => null);
        metadata["sys"] = Sys(function, now);
        return Call(function, JsonSerializer.Serialize(messages.Select(Text), AsTheHost), metadata);

        void Add(string name, Func<TakenMessage, object?> value) => metadata[name + "Array"] = JsonSerializer.Serialize(messages.Select(value), AsTheHost);
    }

    public static JsonObject Single(HostedFunction function, TakenMessage message, DateTimeOffset now)
    {
        var metadata = Common();
        metadata["DeliveryCount"] = JsonSerializer.Serialize(message.DeliveryCount, AsTheHost);
        metadata["LockToken"] = JsonSerializer.Serialize(message.LockToken, AsTheHost);
        metadata["EnqueuedTimeUtc"] = message.EnqueuedTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        metadata["EnqueuedTime"] = message.EnqueuedTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        metadata["MessageId"] = JsonSerializer.Serialize(message.MessageId, AsTheHost);
        metadata["ContentType"] = JsonSerializer.Serialize(message.Message.ContentType, AsTheHost);
        metadata["SequenceNumber"] = JsonSerializer.Serialize(message.SequenceNumber, AsTheHost);
        metadata["ApplicationProperties"] = JsonSerializer.SerializeToNode(message.Message.Properties);
        metadata["UserProperties"] = JsonSerializer.SerializeToNode(message.Message.Properties);
        metadata["sys"] = Sys(function, now);
        foreach (var (name, value) in Promoted(message)) metadata[name] = value;
        return Call(function, JsonSerializer.Serialize(Text(message), AsTheHost), metadata);
    }

    public static JsonObject Timer(HostedFunction function, DateTimeOffset? last, DateTimeOffset next, DateTimeOffset now) => new()
    {
        ["Data"] = new JsonObject
        {
            [function.Text("name")] = new JsonObject
            {
                ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
                ["ScheduleStatus"] = new JsonObject
                {
                    ["Last"] = Time(last ?? DateTimeOffset.MinValue), ["Next"] = Time(next), ["LastUpdated"] = Time(last ?? DateTimeOffset.MinValue),
                },
                ["IsPastDue"] = next < now.AddMinutes(-1),
            },
        },
        ["Metadata"] = new JsonObject { ["sys"] = Sys(function, now) },
    };

    private static JsonObject Call(HostedFunction function, string data, JsonObject metadata) =>
        new() { ["Data"] = new JsonObject { [function.Text("name")] = data }, ["Metadata"] = metadata };

    private static JsonObject Common()
    {
        var metadata = new JsonObject();
        foreach (var name in Objects) metadata[name] = new JsonObject();
        metadata["Client"] = new JsonObject { ["FullyQualifiedNamespace"] = "ns.servicebus.windows.net" };
        return metadata;
    }

    private static JsonObject Sys(HostedFunction function, DateTimeOffset now) => new()
    {
        ["MethodName"] = function.Name,
        ["UtcNow"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["RandGuid"] = Guid.NewGuid().ToString(),
    };

    private static IEnumerable<(string Name, JsonNode? Value)> Promoted(TakenMessage message)
    {
        try
        {
            return JsonNode.Parse(message.Body) is JsonObject body
                ? [.. body.Where(member => member.Value is not null and not JsonArray)
                    .Select(member => (member.Key, member.Value is JsonValue value ? JsonValue.Create(value.ToJsonString(AsTheHost)) : member.Value!.DeepClone()))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Text(TakenMessage message) => Encoding.UTF8.GetString(message.Body);

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
