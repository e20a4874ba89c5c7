using System.Globalization;
using System.Text.Json.Nodes;
using LeadSync.Cli.Sample;

namespace LeadSync.Cli.Tests.Sample;

public sealed class SampleStreamTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sample_has_enough_people_and_every_item_has_an_id_and_a_time_in_the_past()
    {
        var bodies = SampleStream.Payloads(Now).Select(payload => JsonNode.Parse(payload.Body)!.AsObject()).ToList();
        var items = bodies.SelectMany(body => body.SelectMany(type => type.Value!.AsArray())).ToList();

        Assert.InRange(bodies.Count, 12, 50);
        Assert.All(items, item => Assert.True(DateTimeOffset.Parse((string)item!["timestamp"]!, CultureInfo.InvariantCulture) <= Now));
        var ids = items.Select(item => (int)item!.AsObject().First().Value!["id"]!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Sample_people_work_for_sample_companies_or_for_others()
    {
        var domains = SampleStream.Tables.First()["rows"]!.AsArray().Select(row => (string?)row!["ls_emaildomains"]).OfType<string>().SelectMany(list => list.Split(';')).ToList();
        var bodies = SampleStream.Payloads(Now).Select(payload => System.Text.Encoding.UTF8.GetString(payload.Body)).ToList();

        Assert.InRange(bodies.Count(body => domains.Any(domain => body.Contains("@" + domain, StringComparison.Ordinal))), 5, bodies.Count - 3);
    }

    [Fact]
    public void Sample_visits_come_from_networks_of_sample_companies_and_from_others()
    {
        var visits = JsonNode.Parse(SampleStream.Visits(Now).Body)!.AsArray();
        Assert.Equal(visits.Count, visits.Select(visit => (string)visit!["id"]!).Distinct().Count());
        Assert.All(visits, visit => Assert.EndsWith(".visit", (string)visit!["type"]!, StringComparison.Ordinal));
        var known = visits.Count(visit => (string)visit!["data"]!["properties"]!["ip"]! is var address && (address.StartsWith("192.0.2.", StringComparison.Ordinal) || address.StartsWith("2001:db8:51:", StringComparison.Ordinal)));
        Assert.InRange(known, 4, visits.Count - 1);
    }
}
