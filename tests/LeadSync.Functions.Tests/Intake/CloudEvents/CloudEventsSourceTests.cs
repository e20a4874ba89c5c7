using System.Text;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Intake.CloudEvents;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Intake.CloudEvents;

public sealed class CloudEventsSourceTests
{
    private const string Structured = "application/cloudevents+json";
    private const string Batch = "Application/CloudEvents-Batch+JSON; charset=utf-8";

    private static readonly CloudEventsSource Source = new();

    [Fact]
    public void Structured_event_becomes_an_activity()
    {
        var reading = Requests.Understand(Source, Requests.Of(
            """
            {"specversion":"1.0","id":"17","source":"/shop","type":"com.acme.page_view","time":"2026-11-20T10:00:00+01:00","subject":null,
             "data":{"email":"Ada@Example.com","keys":["cookie:c1"],"url":"https://acme.example/pricing","value":2.5,
                     "properties":{"level":3},"attributes":{"company":"Acme","employees":250,"shoeSize":44}}}
            """,
            Structured));
        var (activity, attributes) = Assert.Single(reading.Activities);
        Assert.Equal(("17", "/shop", "page_view"), (activity.Id, activity.Source, activity.Kind.Name));
        Assert.Equal("2026-11-20T09:00:00Z", Requests.Iso(activity.OccurredAt));
        Assert.Equal(["cookie:c1", "email:ada@example.com"], activity.Keys.Select(key => key.Value).Order());
        Assert.Equal(2.5, activity.Value);
        Assert.Equal(["company", "email", "employees"], attributes.Keys.Order());
        Assert.Equal("250", attributes["employees"]);
    }

    [Fact]
    public void Binary_event_is_read_from_headers_decoded_once()
    {
        var reading = Requests.Understand(Source, Requests.Of(
            """{"keys":["crm:5"]}""",
            "application/json; charset=utf-8",
            ("CE-SpecVersion", "1.0"), ("ce-id", "a%20b%2520c"), ("ce-source", "\"/m%C3%BCsli\""),
            ("ce-type", "com.acme.custom.demo"), ("ce-time", "2026-11-20T10:00:00Z")));
        var activity = Assert.Single(reading.Activities).Activity;
        Assert.Equal(("a b%20c", "/müsli", "custom:demo"), (activity.Id, activity.Source, activity.Kind.Name));
    }

    [Fact]
    public void Batch_is_judged_event_by_event()
    {
        const string good = """{"specversion":"1.0","id":"1","source":"s","type":"com.a.reply","data":{"keys":["email:a@example.com"] } }""";
        var reading = Requests.Understand(Source, Requests.Of(
            $$$"""
            [{"specversion":"1.0","id":"","source":"s","type":"com.a.reply"}, {{{good}}}, 5,
             {"specversion":"1.0","id":"2","source":"s","type":"com.a.nonsense","data":{} },
             {"specversion":"1.0","id":"3","source":"s","type":"com.a.reply","data_base64":"... base64 encoded string ..."},
             {"specversion":"1.0","id":"4","source":"s","type":"com.a.reply","data":{"keys":["email:no address"]} }]
            """,
            Batch));
        Assert.Equal("1", Assert.Single(reading.Activities).Activity.Id);
        Assert.Equal([0, 2, 3, 4, 5], reading.Rejected.Select(item => item.Index));
        Assert.StartsWith("id: ", reading.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.StartsWith("data_base64: ", reading.Rejected[3].Reason, StringComparison.Ordinal);
        Assert.StartsWith("data.keys", reading.Rejected[4].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("batch.empty.json", Batch, 0)]
    [InlineData("structured.B234_str.json", Structured, 1)]
    [InlineData("structured.D234_str.json", Structured, 1)]
    [InlineData("structured.data_base64_2.json", Structured, 1)]
    public void Published_examples_are_understood_as_events(string file, string contentType, int foreign)
    {
        var body = File.ReadAllBytes(SharedData.Need($"webhooks/cloudevents/{file}"));
        var reading = Requests.Understand(Source, Requests.Of(body, contentType));
        Assert.Equal((0, foreign), (reading.Activities.Count, reading.Rejected.Count));
    }

    [Fact]
    public void Data_in_base64_is_read_as_json()
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"keys":["email:a@example.com"]}"""));
        var reading = Requests.Understand(Source, Requests.Of(
            $$"""{"specversion":"1.0","id":"1","source":"s","type":"com.a.reply","data_base64":"{{data}}"}""", Structured));
        Assert.Equal("email:a@example.com", Assert.Single(Assert.Single(reading.Activities).Activity.Keys).Value);
    }

    [Theory]
    [InlineData("application/cloudevents+xml")]
    [InlineData("application/cloudevents-batch+avro")]
    [InlineData("application/json")]
    public void Unknown_formats_are_unsupported(string contentType) =>
        Assert.IsType<Reading.UnsupportedFormat>(Source.Read(Requests.Of("{}", contentType), Requests.Received));

    [Theory]
    [InlineData("""{"specversion":"0.3","id":"1","source":"s","type":"t"}""", "$.specversion")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s"}""", "$.type")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"yesterday"}""", "$.time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":1,"data_base64":"AA=="}""", "$.data_base64")]
    [InlineData("[]", "$")]
    public void Request_of_one_broken_event_is_malformed_and_names_the_place(string body, string path) =>
        Assert.Equal(path, Assert.IsType<Reading.Malformed>(Source.Read(Requests.Of(body, Structured), Requests.Received)).Path);

    [Theory]
    [InlineData("Bearer s3cret", true)]
    [InlineData("bearer s3cret", true)]
    [InlineData("Bearer s3cre", false)]
    [InlineData("Bearer ", false)]
    [InlineData("s3cret", false)]
    public void Bearer_token_must_be_the_secret(string authorization, bool expected) =>
        Assert.Equal(expected, Source.IsAuthentic(Requests.Of("[]", Batch, ("Authorization", authorization)), "s3cret"));

    [Fact]
    public void Request_without_any_proof_is_not_authentic() =>
        Assert.False(Source.IsAuthentic(Requests.Of("[]", Batch), "s3cret"));
}
