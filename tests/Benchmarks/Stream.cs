using System.Text;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Benchmarks;

/// <summary>A fixed stream of activities, the same in every run: 20 per person over half a year, in random order.</summary>
internal sealed class Stream
{
    private const int Days = 180;

    private static readonly Instant Start = Instant.FromUtc(2026, 6, 1, 0, 0);

    private static readonly (string Kind, string Fields)[] Things =
    [
        ("page_view", "\"url\":\"https://www.example.com/products/erp\""),
        ("page_view", "\"url\":\"https://www.example.com/pricing?plan=team\""),
        ("email_sent", "\"asset\":\"newsletter-{0}\""),
        ("email_open", "\"campaign\":\"autumn\",\"asset\":\"newsletter-{0}\""),
        ("email_click", "\"url\":\"https://www.example.com/webinar\",\"topic\":\"erp\",\"asset\":\"newsletter-{0}\""),
        ("asset_download", "\"topic\":\"automation\",\"asset\":\"whitepaper-{0}\""),
        ("webinar_attend", "\"asset\":\"webinar-{0}\""),
        ("form_submit", "\"asset\":\"contact\",\"properties\":{{\"budget\":50000}}"),
    ];

    private Stream(byte[][] json, int[] people) => (Json, People) = (json, people);

    /// <summary>Each activity in exchange form, UTF-8.</summary>
    public byte[][] Json { get; }

    /// <summary>The number of the person of each.</summary>
    public int[] People { get; }

    /// <summary>A model with ten rules of all kinds, as a real one has.</summary>
    public static ScoringModel Model { get; } = ScoringModelJson.Load("""
        {"name":"bench","version":1,"timeZone":"Europe/Berlin","interest":[
          {"id":"pricing","kind":"page_view","where":{"url":"*/pricing*"},"points":15,"halfLifeDays":30,"cap":{"points":30,"per":"day"}},
          {"id":"page","kind":"page_view","points":1,"halfLifeDays":10,"cap":{"points":7,"per":"week"}},
          {"id":"open","kind":"email_open","where":{"machine":false},"points":1,"halfLifeDays":14,"cap":{"points":5,"per":"week"}},
          {"id":"opened","kind":"email_open","distinct":"asset","points":1.5,"halfLifeDays":45},
          {"id":"click","kind":["email_click","asset_download"],"where":{"topic":["automation","erp*"]},"points":8.5,"halfLifeDays":21},
          {"id":"webinar","kind":"webinar_attend","points":25,"halfLifeDays":60,"cap":{"points":50,"per":"ever"}},
          {"id":"form","kind":"form_submit","where":{"properties.budget":50000},"points":20},
          {"id":"unsubscribe","kind":"unsubscribe","points":-40,"once":true},
          {"id":"ignored","streak":{"of":"email_sent","without":["email_open","email_click"],"length":3,"graceDays":3},"points":-5,"halfLifeDays":90},
          {"id":"social","kind":"social_mention","where":{"channel":"linked?n"},"points":3,"halfLifeDays":5}],
         "qualify":{"total":100}}
        """).Model!;

    /// <summary>The day after the last activity.</summary>
    public static LocalDate AsOf { get; } = new(2026, 11, 28);

    public static Stream Of(int people, int perPerson)
    {
        var random = new Random(20261121);
        var owners = Enumerable.Range(0, people * perPerson).Select(i => i / perPerson).ToArray();
        random.Shuffle(owners);
        return new Stream([.. owners.Select((person, i) => One(random, person, i))], owners);
    }

    /// <summary>One activity of a person as the ledger holds it.</summary>
    public static byte[] One(Random random, int person, int number)
    {
        var (kind, fields) = Things[random.Next(Things.Length)];
        var at = Start + Duration.FromSeconds(random.Next(Days * 24 * 60 * 60));
        var rest = string.Format(System.Globalization.CultureInfo.InvariantCulture, fields, random.Next(20));
        return Encoding.UTF8.GetBytes(
            $$"""{"id":"{{number}}","source":"mautic","kind":"{{kind}}","occurredAt":"{{at}}","receivedAt":"{{at}}","keys":["email:person{{person}}@example.com","mautic:{{person}}"],{{rest}}}""");
    }

    /// <summary>The activities read.</summary>
    public Activity[] Read() => [.. Json.Select(json => ActivityJson.Read(System.Text.Json.JsonElement.Parse(json)).Activity!)];
}
