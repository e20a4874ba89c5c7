using System.Text;
using System.Text.Json;
using LeadSync.Functions.Hosting.FunctionsHost;
using LeadSync.Functions.Messaging;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Hosting.FunctionsHost;

public sealed class InvocationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Batch_as_the_host_sends_it_is_read_with_its_metadata()
    {
        var messages = Read(File.ReadAllText(SharedData.Need("functions/derived_servicebus_batch.json")), isBatch: true)!;
        Assert.Equal(["evt-1", "evt-2"], messages.Select(each => each.Message.Id));
        Assert.Equal("""{"schema":"crm.event/1","payload":{"id":"2"}}""", Text(messages[1]));
        Assert.All(messages, each => Assert.Equal((1, 1, 0), (each.DeliveryCount, each.Message.Deliveries, each.Message.Failures)));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 16, 0, 0, 456, TimeSpan.Zero), messages[1].Message.EnqueuedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Single_message_as_the_host_sends_it_is_read_with_its_metadata(bool isBatch)
    {
        var message = Assert.Single(Read(File.ReadAllText(SharedData.Need("functions/derived_servicebus_single.json")), isBatch)!);
        Assert.Equal(("evt-1", 1), (message.Message.Id, message.DeliveryCount));
        Assert.Equal("""{"schema":"crm.event/1","payload":{"id":"6d81597f-0f9f-e711-8122-000d3aa2331c"},"tags":["a","b"]}""", Text(message));
    }

    [Theory]
    [InlineData("""{"Data":{"m":"[\"a\",\"b\"]"}}""")]
    [InlineData("""{"Data":{"m":["a","b"]}}""")]
    public void Bodies_are_read_whether_the_list_is_inside_a_string_or_plain(string call) =>
        Assert.Equal(["a", "b"], Read(call, isBatch: true)!.Select(Text));

    [Theory]
    [InlineData("""{"Data":{"m":"\"{\\\"a\\\":1}\""}}""", """{"a":1}""")]
    [InlineData("""{"Data":{"m":"{\"a\":1}"}}""", """{"a":1}""")]
    [InlineData("""{"Data":{"m":{"a":1}}}""", """{"a":1}""")]
    [InlineData("""{"Data":{"m":"[1,2]"}}""", "[1,2]")]
    [InlineData("""{"Data":{"m":"plain text"}}""", "plain text")]
    [InlineData("""{"Data":{"m":null}}""", "")]
    public void Body_is_read_whether_it_is_encoded_twice_once_or_not(string call, string body) =>
        Assert.Equal(body, Text(Assert.Single(Read(call, isBatch: false)!)));

    [Fact]
    public void Counts_of_earlier_copies_come_from_the_envelope_and_retries_of_the_host_are_added()
    {
        var wire = Encoding.UTF8.GetString(new MessageEnvelope("dirty:p1", "{}"u8.ToArray(), Deliveries: 4, Failures: 2, Now.AddMinutes(1)).ToBytes());
        var call = JsonSerializer.Serialize(new
        {
            Data = new { messages = JsonSerializer.Serialize(new[] { wire }) },
            Metadata = new { DeliveryCountArray = "[2]", MessageIdArray = "[\"dirty:p1:77\"]", RetryContext = new { RetryCount = 1, MaxRetryCount = 3, Exception = "long" } },
        });
        var message = Assert.Single(Read(call, isBatch: true)!);
        Assert.Equal(("dirty:p1", 7, 2, 3, Now.AddMinutes(1)),
            (message.Message.Id, message.Message.Deliveries, message.Message.Failures, message.DeliveryCount, message.NotBefore));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"DeliveryCountArray":"[9]","MessageIdArray":"no list"}""")]
    [InlineData("""{"DeliveryCountArray":{"a":1},"MessageIdArray":[{"b":2},7],"EnqueuedTimeUtcArray":"[\"yesterday\",3]"}""")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    public void Metadata_that_a_body_overwrote_costs_no_message(string metadata)
    {
        var messages = Read($$"""{"Data":{"m":"[\"a\",\"b\"]"},"Metadata":{{metadata}}}""", isBatch: true)!;
        Assert.Equal(["a", "b"], messages.Select(Text));
        Assert.Equal(1, messages[1].DeliveryCount);
        Assert.Equal(2, messages.Select(each => each.Message.Id).Distinct().Count());
        Assert.Equal(Now, messages[1].Message.EnqueuedAt);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Data":7}""")]
    [InlineData("""{"Data":{}}""")]
    public void What_is_no_call_is_told_apart(string call) => Assert.Null(Read(call, isBatch: true));

    private static IReadOnlyList<DeliveredMessage>? Read(string call, bool isBatch) => Invocation.Messages(JsonElement.Parse(call), isBatch, Now);

    private static string Text(DeliveredMessage message) => Encoding.UTF8.GetString(message.Message.Body);
}
