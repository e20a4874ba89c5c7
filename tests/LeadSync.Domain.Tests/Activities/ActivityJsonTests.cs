using System.Text;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Tests.Shared;

namespace LeadSync.Domain.Tests.Activities;

public sealed class ActivityJsonTests
{
    private const string Full = """
        {"id":"a1","source":"mautic","kind":"email_click","occurredAt":"2026-11-21T10:00:00.5+01:00",
         "receivedAt":"2026-11-21T09:00:02Z","keys":["mautic:7","email:ADA@example.com"],"url":"https://x.de/ä?a=1&b=2",
         "topic":"erp","campaign":"c","asset":"nl1","channel":"email","machine":true,"value":1.5,
         "properties":{"z":"3","a":3,"m":false},"unheardOf":1}
        """;

    [Fact]
    public void Written_form_is_canonical_and_reads_back()
    {
        const string canonical =
            """{"id":"a1","source":"mautic","kind":"email_click","occurredAt":"2026-11-21T09:00:00.5Z","receivedAt":"2026-11-21T09:00:02Z","keys":["email:ada@example.com","mautic:7"],"url":"https://x.de/ä?a=1&b=2","topic":"erp","campaign":"c","asset":"nl1","channel":"email","machine":true,"value":1.5,"properties":{"a":3,"m":false,"z":"3"}}""";

        Assert.Equal(canonical, Write(Valid(Full)));
        Assert.Equal(canonical, Write(Valid(canonical)));
    }

    [Theory]
    [InlineData("id", "[]", "id")]
    [InlineData("source", "null", "source")]
    [InlineData("kind", "\"opened\"", "kind")]
    [InlineData("kind", "7", "kind")]
    [InlineData("occurredAt", "\"2026-11-21T10:00:00\"", "occurredAt")]
    [InlineData("occurredAt", "\"yesterday\"", "occurredAt")]
    [InlineData("receivedAt", "0", "receivedAt")]
    [InlineData("keys", "\"email:a@b.de\"", "keys")]
    [InlineData("keys", "[]", "keys")]
    [InlineData("keys", "[\"email:nobody\"]", "keys")]
    [InlineData("keys", "[\"email:a@b.de\",7]", "keys[1]")]
    [InlineData("keys", "[\"ada\"]", "keys[0]")]
    [InlineData("url", "{}", "url")]
    [InlineData("machine", "\"yes\"", "machine")]
    [InlineData("value", "\"1\"", "value")]
    [InlineData("value", "1e999", "value")]
    [InlineData("properties", "[]", "properties")]
    [InlineData("properties", "{\"level\":[1]}", "properties.level")]
    [InlineData("topic", "\"\\ud800\"", "")]
    public void Error_names_the_field(string field, string value, string named)
    {
        var reading = Read(With(field, value));

        Assert.Null(reading.Activity);
        Assert.Equal([named], reading.Errors.Select(error => error.Field));
    }

    [Fact]
    public void All_errors_are_reported_at_once() =>
        Assert.Equal(["kind", "source", "occurredAt", "receivedAt", "keys"], Read("{}").Errors.Select(error => error.Field));

    [Fact]
    public void Anything_but_an_object_is_refused() => Assert.Single(Read("[1]").Errors);

    [Fact]
    public void Missing_received_time_is_the_given_one() =>
        Assert.Equal(Some.Noon, ActivityJson.Read(Parse(With("receivedAt", "null")), Some.Noon).Activity!.ReceivedAt);

    [Fact]
    public void Numeric_id_keeps_its_digits() =>
        Assert.Equal("12345678901234567890123", Valid(With("id", "12345678901234567890123")).Id);

    [Fact]
    public void Visit_of_a_company_needs_no_key() => Assert.Empty(Valid(With("keys", "[]", "visit")).Keys);

    [Fact]
    public void Invalid_address_beside_a_valid_key_is_dropped() =>
        Assert.Equal(["cookie:c"], Valid(With("keys", "[\"email:nobody\",\"cookie:c\",\"cookie:c\"]")).Keys.Select(key => key.Value));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_activity_of_the_vectors_reads_and_round_trips(int vector)
    {
        foreach (var line in File.ReadLines(SharedData.Need($"vectors/score/{vector}/activities.ndjson")))
        {
            var written = Write(ActivityJson.Read(Parse(line), Some.Noon).Activity!);
            Assert.Equal(written, Write(Valid(written)));
        }
    }

    private static string With(string field, string value, string kind = "page_view")
    {
        var fields = new Dictionary<string, string>
        {
            ["id"] = "\"a1\"",
            ["source"] = "\"web\"",
            ["kind"] = $"\"{kind}\"",
            ["occurredAt"] = "\"2026-11-21T10:00:00Z\"",
            ["receivedAt"] = "\"2026-11-21T10:00:00Z\"",
            ["keys"] = "[\"cookie:c\"]",
            [field] = value,
        };
        return "{" + string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}";
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static ActivityReading Read(string json) => ActivityJson.Read(Parse(json));

    private static Activity Valid(string json)
    {
        var reading = Read(json);
        Assert.Empty(reading.Errors);
        return reading.Activity!;
    }

    private static string Write(Activity activity) => Encoding.UTF8.GetString(ActivityJson.Write(activity));
}
