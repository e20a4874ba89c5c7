using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Cli.Sending;

namespace LeadSync.Cli.Sample;

/// <summary>
/// Invented people and what they did, as Mautic would post it. Days are counted back from today, so that a fresh
/// instance shows scores of every height. Ids are fixed: sent twice within a day, nothing counts twice.
/// </summary>
internal static class SampleStream
{
    private const string Site = "https://www.leadsync.example";
    private static readonly string[] TableFiles = ["accounts.json", "accountnames.json", "contacts.json", "networkranges.json", "buyingroles.json", "routingrules.json"];

    /// <summary>One webhook body per person.</summary>
    public static IEnumerable<Payload> Payloads(DateTimeOffset now) =>
        Resource("people.json").AsArray().Select((person, index) =>
            new Payload(JsonSerializer.SerializeToUtf8Bytes(Body((JsonObject)person!, 1000 + index, now)), "application/json"));

    /// <summary>Who came from which network address, known by nothing else.</summary>
    public static Payload Visits(DateTimeOffset now) => new(
        JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. Resource("visits.json").AsArray().Select((visit, index) => Visit(((string)visit!).Split(' '), index, now))])),
        "application/cloudevents-batch+json");

    /// <summary>What the CRM knows of some of them: companies, contacts, networks, buying centres, and who takes leads; in the order in which they are installed.</summary>
    public static IEnumerable<JsonObject> Tables => TableFiles.Select(name => (JsonObject)Resource(name));

    private static JsonObject Visit(string[] words, int index, DateTimeOffset now) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = $"sample-visit-{index}",
        ["source"] = "urn:leadsync:sample",
        ["type"] = "example.leadsync.visit",
        ["time"] = now.AddDays(-int.Parse(words[2], CultureInfo.InvariantCulture)).AddMinutes(-7 * index).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        ["data"] = new JsonObject { ["url"] = Site + words[1], ["properties"] = new JsonObject { ["ip"] = words[0] } },
    };

    private static JsonObject Body(JsonObject person, int contact, DateTimeOffset now)
    {
        var body = new JsonObject();
        var lead = Contact(person, contact);
        foreach (var (index, deed) in person["did"]!.AsArray().Index())
        {
            var words = ((string)deed!).Split(' ');
            var time = now.AddDays(-int.Parse(words[2], CultureInfo.InvariantCulture)).AddMinutes(-11 * index - contact % 60);
            var (type, item) = Item(words[0], words[1], contact * 100 + index, time, lead);
            if (body[type] is not JsonArray items) body[type] = items = [];
            items.Add(item);
        }
        return body;
    }

    private static (string Type, JsonObject Item) Item(string deed, string what, int id, DateTimeOffset time, JsonObject lead)
    {
        var at = time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var common = new JsonObject { ["id"] = id, ["lead"] = lead.DeepClone() };
        switch (deed)
        {
            case "page":
            case "click":
                common["dateHit"] = at;
                common["url"] = Site + (deed == "page" ? what : $"/news?utm_campaign={what}");
                common["trackingId"] = $"sample-{(int)lead["id"]!}";
                if (deed == "click") (common["source"], common["sourceId"]) = ("email", what);
                return ("mautic.page_on_hit", new JsonObject { ["hit"] = common, ["timestamp"] = at });
            case "form":
                common["dateSubmitted"] = at;
                common["form"] = new JsonObject { ["id"] = what, ["name"] = what, ["alias"] = what };
                common["referer"] = $"{Site}/{what}";
                return ("mautic.form_on_submit", new JsonObject { ["submission"] = common, ["timestamp"] = at });
            case "open":
                (common["lastOpened"], common["openCount"], common["source"], common["sourceId"]) = (at, 1, "email", what);
                return ("mautic.email_on_open", new JsonObject { ["stat"] = common, ["timestamp"] = at });
            default:
                throw new InvalidOperationException($"people.json: nobody can '{deed}'.");
        }
    }

    private static JsonObject Contact(JsonObject person, int id)
    {
        var core = new JsonObject();
        foreach (var (field, alias) in new[]
            { ("first", "firstname"), ("last", "lastname"), ("email", "email"), ("company", "company"), ("position", "position"), ("phone", "phone"), ("country", "country"), ("city", "city") })
            if ((string?)person[field] is { Length: > 0 } value)
                core[alias] = new JsonObject { ["alias"] = alias, ["value"] = value };
        return new JsonObject { ["id"] = id, ["fields"] = new JsonObject { ["core"] = core } };
    }

    private static JsonNode Resource(string name)
    {
        using var stream = typeof(SampleStream).Assembly.GetManifestResourceStream($"LeadSync.Cli.Sample.{name}")!;
        return JsonNode.Parse(stream)!;
    }
}
