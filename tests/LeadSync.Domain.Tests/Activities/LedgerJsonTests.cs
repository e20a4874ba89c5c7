using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Activities;
using LeadSync.Tests.Shared;
using NodaTime;

namespace LeadSync.Domain.Tests.Activities;

public sealed class LedgerJsonTests
{
    private const string Row = """{"id":"a","source":"web","kind":"call","occurredAt":"2026-11-21T09:00:00Z","receivedAt":"2026-11-21T09:00:02Z","keys":["cookie:c"]}""";

    [Fact]
    public void Whatever_was_written_reads_as_by_the_strict_reader() =>
        Prop.ForAll(Activities(), activity => AssertReadsAlike(ActivityJson.Write(activity))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_activity_of_the_vectors_reads_as_by_the_strict_reader(int vector)
    {
        foreach (var line in File.ReadLines(SharedData.Need($"vectors/score/{vector}/activities.ndjson")))
            AssertReadsAlike(ActivityJson.Write(ActivityJson.Read(JsonElement.Parse(line), Some.Noon).Activity!));
    }

    [Theory]
    [InlineData("2026-11-21T10:00:00.5+01:00")]
    [InlineData("2024-02-29T23:59:59.123456789Z")]
    [InlineData("2024-02-29T00:00:00.000000001Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9Z")]
    [InlineData("1969-12-31T23:59:59.999Z")]
    public void Time_reads_as_by_the_strict_reader(string time) => AssertReadsAlike(Bytes(Row.Replace("2026-11-21T09:00:00Z", time, StringComparison.Ordinal)));

    [Fact]
    public void Fields_of_later_writers_are_skipped()
    {
        const string later = """{"first":{"id":["x",{"kind":1}]},"url":null,""";

        AssertReadsAlike(Bytes(string.Concat(later, Row.AsSpan(1))));
        AssertReadsAlike(Bytes($$"""{{Row[..^1]}},"properties":{"a":null,"b":"\u00e4\n\ud83d\ude00"},"last":[[]]}"""));
    }

    [Fact]
    public void Key_stays_what_it_was_even_where_later_rules_would_refuse_it() =>
        Assert.Equal("email:old@local", LedgerJson.Read(Bytes(Row.Replace("cookie:c", "email:old@local", StringComparison.Ordinal))).Keys[0].Value);

    [Theory]
    [InlineData("web", "web\"")]
    [InlineData("call", "unheard")]
    [InlineData("\"call\"", "7")]
    [InlineData("\"call\"", "null")]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-31T09:00:00Z")]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-21T09:60:00Z")]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-21T09:00:00")]
    [InlineData("2026-11-21T09:00:00Z", "2026-11-21T09:00:00.Z")]
    [InlineData("2026-11-21T09:00:00Z", "2026-1/-21T09:00:00Z")]
    [InlineData("2026-11-21T09:00:00Z", "")]
    [InlineData("\"2026-11-21T09:00:02Z\"", "null")]
    [InlineData("cookie:c", "nobody")]
    [InlineData("[\"cookie:c\"]", "[]")]
    [InlineData("[\"cookie:c\"]", "[\"cookie:c\",1]")]
    [InlineData("[\"cookie:c\"]", "\"cookie:c\"")]
    [InlineData("\"a\"", "\"\\ud800\"")]
    [InlineData("\"a\"", "1")]
    [InlineData("}", ",\"value\":1e999}")]
    [InlineData("}", ",\"machine\":\"yes\"}")]
    [InlineData("}", ",\"properties\":{\"a\":[]}}")]
    [InlineData("}", ",\"properties\":[]}")]
    [InlineData("}", "}{}")]
    [InlineData("}", "")]
    [InlineData(Row, "")]
    [InlineData(Row, "[]")]
    [InlineData(Row, "{}")]
    public void What_is_no_ledger_row_is_broken_storage(string part, string broken) =>
        Assert.Throws<InvalidDataException>(() => LedgerJson.Read(Bytes(Row.Replace(part, broken, StringComparison.Ordinal))));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void AssertReadsAlike(byte[] row)
    {
        var strict = ActivityJson.Read(JsonElement.Parse(row)).Activity!;
        var fast = LedgerJson.Read(row);

        Assert.Equal(strict.Keys, fast.Keys);
        Assert.Equal(strict.Properties, fast.Properties);
        Assert.Equal(strict, fast with { Keys = strict.Keys, Properties = strict.Properties });
        Assert.Equal(ActivityJson.Write(strict), ActivityJson.Write(fast));
    }

    private static Arbitrary<Activity> Activities() =>
        (from kind in Gen.Elements([.. ActivityKind.Known.Select(known => known.Name), "custom:\u00e4-1", "custom:" + new string('k', 100)])
         from texts in Text().ArrayOf(9)
         from seconds in Gen.Choose(int.MinValue, int.MaxValue)
         from nanoseconds in Gen.Elements(0, 500_000_000, 1, 120, 999_999_999)
         from keys in Gen.Elements("email:ada@example.com", "email:j\u00f6rg@b\u00fccher.de", "cookie:\u65e5\"\\\u00a0x", "mautic:7", "crm:lead:7").ListOf()
         from value in Gen.Elements<double?>(null, 0, -0.0, 0.1, 1e300, double.Epsilon, 12345678)
         select new Activity
         {
             Id = texts[0] ?? "",
             Source = $"s{texts[1]}",
             Kind = ActivityKind.Parse(kind)!,
             OccurredAt = Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanoseconds),
             ReceivedAt = Instant.FromUnixTimeSeconds(-(long)seconds),
             Keys = [.. keys.Append("cookie:c").Select(key => PersonKey.Parse(key)!)],
             Url = texts[2],
             Topic = texts[3],
             Campaign = texts[4],
             Asset = texts[5],
             Channel = texts[6],
             Machine = seconds % 2 == 0,
             Value = value,
             Properties = Properties(texts, value),
         }).ToArbitrary();

    private static Dictionary<string, PropertyValue> Properties(string?[] texts, double? value) => texts[7] is null ? [] : new()
    {
        [texts[7]!] = new PropertyValue.Text(texts[8] ?? ""),
        ["number"] = new PropertyValue.Number(value ?? 1),
        ["boolean"] = new PropertyValue.Boolean(value is null),
    };

    private static Gen<string?> Text() => Gen.OneOf(
        Gen.Constant<string?>(null),
        Gen.Elements<string?>("", "a", "https://x.de/\u00e4?a=1&b=<2>", "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028", "\ud83d\ude00 \u65e5\u672c", "\ufeff"),
        Gen.Choose(1, 0xd7ff).Select(c => (char)c).ListOf().Select(list => (string?)string.Concat(list)));
}
