using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>
/// Activities of people known by an address and two cookies, which only some of the activities join: in whatever order
/// they arrive, people merge on the way. Known both as events to post and as the lines of `leadsync score`.
/// </summary>
internal sealed class Burst
{
    private static readonly string[] Kinds =
        ["page_view", "page_view", "email_open", "email_open", "email_click", "email_sent", "asset_download", "webinar_attend", "form_submit", "meeting_booked", "trial_start", "unsubscribe"];

    private readonly Random random;
    private readonly string domain;
    private readonly List<JsonObject> events = [];

    public Burst(int seed, int people, string domain)
    {
        (random, this.domain, People) = (new Random(seed), domain, people);
        for (var person = 0; person < people; person++)
        {
            string[] keys = [$"email:{Mail(person)}", $"cookie:a{person}-{domain}", $"cookie:b{person}-{domain}"];
            Add("page_view", person, keys[1], keys[2]);
            Add("form_submit", person, keys[0], keys[1]);
            for (var i = random.Next(6, 14); i > 0; i--)
                Add(Kinds[random.Next(Kinds.Length)], person, keys[random.Next(keys.Length)]);
        }
        // Delivered at least once, in any order.
        events.AddRange(random.GetItems(events.ToArray(), events.Count / 5));
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);
        events = [.. shuffled];
    }

    public int People { get; }

    public string Mail(int person) => $"p{person}@{domain}";

    /// <summary>What is posted, batch by batch.</summary>
    public IEnumerable<string> Batches(int size) => events.Chunk(size).Select(batch => $"[{string.Join(',', batch.Select(item => item.ToJsonString()))}]");

    /// <summary>The lines that `leadsync score` reads.</summary>
    public IEnumerable<string> ActivityLines() => events.Select(item => new JsonObject
    {
        ["id"] = (string?)item["id"],
        ["source"] = (string?)item["source"],
        ["kind"] = (string?)item["type"],
        ["occurredAt"] = (string?)item["time"],
        ["keys"] = item["data"]!["keys"]!.DeepClone(),
        ["url"] = (string?)item["data"]!["url"],
        ["asset"] = (string?)item["data"]!["asset"],
    }.ToJsonString());

    public IEnumerable<string> PeopleLines() => Enumerable.Range(0, People)
        .Select(person => new JsonObject { ["person"] = $"email:{Mail(person)}", ["attributes"] = Attributes(person) }.ToJsonString());

    private void Add(string kind, int person, params string[] keys) => events.Add(new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = $"{domain}-{events.Count}",
        ["source"] = "/shop",
        ["type"] = kind,
        ["time"] = Some(),
        ["data"] = new JsonObject
        {
            ["keys"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]),
            ["url"] = random.Next(3) == 0 ? "https://www.shop.example/pricing/all" : "https://www.shop.example/blog",
            ["asset"] = $"asset{random.Next(6)}",
            ["attributes"] = keys[0].StartsWith("email:", StringComparison.Ordinal) ? Attributes(person) : null,
        },
    });

    private string Some() => new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero)
        .AddSeconds(random.Next(80 * 86_400)).ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    // All that the profile asks for, so that nothing depends on what LeadSync makes up for a new lead; or a part of it.
    private JsonObject Attributes(int person)
    {
        var attributes = new JsonObject
        {
            ["email"] = Mail(person), ["company"] = $"Company {person}", ["lastName"] = "Meier", ["industryClass"] = person % 2 == 0 ? "software" : "retail", ["employees"] = 50 * person,
        };
        if (person % 3 == 0) (attributes["phone"], attributes["jobTitle"], attributes["country"]) = ("+49 30 1", "CTO", "DE");
        return attributes;
    }
}
