using System.Text;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Tests.Messaging;

public sealed class MessageEnvelopeTests
{
    private static readonly DateTimeOffset Due = new(2026, 11, 24, 8, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"person":"p1","n":[1, 2]}""")]
    [InlineData("not JSON")]
    [InlineData("{\"half\":")]
    [InlineData("\"ü 🎈\"")]
    [InlineData("")]
    [InlineData("{} {}")]
    public void Envelope_that_is_read_again_holds_what_was_put_in(string body)
    {
        var envelope = new MessageEnvelope("dirty:p1", Encoding.UTF8.GetBytes(body), Deliveries: 3, Failures: 2, Due);
        var read = MessageEnvelope.Read("queue-id", envelope.ToBytes());
        Assert.Equal(body, Encoding.UTF8.GetString(read.Body));
        Assert.Equal(("dirty:p1", 3, 2, Due), (read.Id, read.Deliveries, read.Failures, read.NotBefore));
    }

    [Fact]
    public void Bytes_that_are_no_text_come_back_as_they_were()
    {
        byte[] body = [0, 255, 128, 10];
        Assert.Equal(body, MessageEnvelope.Read("m", new MessageEnvelope("m", body).ToBytes()).Body);
    }

    [Theory]
    [InlineData("""{"MessageName":"Update","PrimaryEntityName":"lead"}""")]
    [InlineData("""{"leadsync":1}""")]
    [InlineData("""{"leadsync":1,"id":7,"body":{}}""")]
    [InlineData("""{"leadsync":1,"id":"x","body":""")]
    [InlineData("plain")]
    public void Body_without_a_whole_envelope_is_taken_as_it_is(string wire)
    {
        var read = MessageEnvelope.Read("queue-id", Encoding.UTF8.GetBytes(wire));
        Assert.Equal(("queue-id", 0, 0, (DateTimeOffset?)null), (read.Id, read.Deliveries, read.Failures, read.NotBefore));
        Assert.Equal(wire, Encoding.UTF8.GetString(read.Body));
    }

    [Fact]
    public void Envelope_of_JSON_can_be_read_by_people() => Assert.Equal(
        """{"leadsync":1,"id":"m","body":{"person":"p1"}}""",
        Encoding.UTF8.GetString(new MessageEnvelope("m", """{"person":"p1"}"""u8.ToArray()).ToBytes()));
}
