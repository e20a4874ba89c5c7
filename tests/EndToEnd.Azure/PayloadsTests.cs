using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.FunctionsHost;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Tests.EndToEnd;

/// <summary>The double sends what the host sends: member for member as in the samples that stand beside the checkout.</summary>
public sealed class PayloadsTests
{
    private static readonly DateTimeOffset Enqueued = new(2026, 11, 21, 16, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Batch_is_encoded_as_the_sample_is()
    {
        var sample = Sample("derived_servicebus_batch.json");
        var bodies = JsonSerializer.Deserialize<string[]>((string)sample["Data"]!["messages"]!)!;
        var made = Payloads.Batch(Function("messages"), [.. bodies.Select((body, i) => Message(body, $"evt-{i + 1}", 42 + i))], Enqueued);
        Assert.Equal((string)sample["Data"]!["messages"]!, (string)made["Data"]!["messages"]!, StringComparer.Ordinal);
        Assert.Equal(sample["Metadata"]!.AsObject().Select(member => member.Key), made["Metadata"]!.AsObject().Select(member => member.Key));
        foreach (var name in new[] { "DeliveryCountArray", "MessageIdArray", "SequenceNumberArray", "ContentTypeArray", "CorrelationIdArray" })
            Assert.Equal((string)sample["Metadata"]![name]!, (string)made["Metadata"]![name]!);
        Assert.Equal("""["2026-11-21T16:00:00.123","2026-11-21T16:00:00.123"]""", (string)made["Metadata"]!["EnqueuedTimeUtcArray"]!);
    }

    [Fact]
    public void Single_message_is_encoded_as_the_sample_is_and_its_body_overwrites_metadata()
    {
        var sample = Sample("derived_servicebus_single.json");
        var body = JsonSerializer.Deserialize<string>((string)sample["Data"]!["message"]!)!;
        var made = Payloads.Single(Function("message"), Message(body, "evt-1", 42), Enqueued);
        Assert.Equal((string)sample["Data"]!["message"]!, (string)made["Data"]!["message"]!);
        foreach (var name in new[] { "DeliveryCount", "MessageId", "SequenceNumber", "ContentType", "EnqueuedTimeUtc", "EnqueuedTime", "schema" })
            Assert.Equal((string)sample["Metadata"]![name]!, (string)made["Metadata"]![name]!);
        Assert.True(JsonNode.DeepEquals(sample["Metadata"]!["payload"], made["Metadata"]!["payload"]));
        Assert.Null(made["Metadata"]!["tags"]);
    }

    [Fact]
    public void Timer_is_encoded_as_the_sample_is()
    {
        var (last, next) = (new DateTimeOffset(2026, 11, 21, 15, 55, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero));
        var made = Payloads.Timer(Function("timer"), last, next, next.AddSeconds(1));
        Assert.True(JsonNode.DeepEquals(Sample("derived_timer.json")["Data"], made["Data"]), made.ToJsonString());
    }

    [Theory]
    [InlineData(200, "application/json", "{}", "Success")]
    [InlineData(202, "application/json", """{"Outputs":{},"Logs":[],"ReturnValue":null}""", "Success")]
    [InlineData(200, "text/plain", "fine", "Failure")]
    [InlineData(200, "application/json", "{", "Failure")]
    [InlineData(500, "application/json", "{}", "Failure")]
    [InlineData(200, "application/json", "", "Hang")]
    [InlineData(200, "application/json", "null", "Hang")]
    [InlineData(204, "application/json", "", "Hang")]
    public async Task Answer_is_judged_as_the_host_judges(int status, string type, string body, string verdict)
    {
        using var answer = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
        Assert.Equal(verdict, (await Verdicts.Of(answer)).ToString());
    }

    private static JsonNode Sample(string file) => JsonNode.Parse(File.ReadAllBytes(SharedData.Need($"functions/{file}")))!;

    private static HostedFunction Function(string binding) => new("CrmEvents", JsonElement.Parse($$"""{"type":"serviceBusTrigger","name":"{{binding}}"}"""));

    private static TakenMessage Message(string body, string id, long number) => new(
        new NewMessage(Encoding.UTF8.GetBytes(body)) { MessageId = id, ContentType = "application/json" }, number, 1,
        Enqueued, Guid.NewGuid(), Enqueued.AddMinutes(1));
}
