using System.Globalization;
using System.Text.Json.Nodes;
using LeadSync.Cli.Sample;
using LeadSync.Domain.Mapping;

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
    public void Sample_companies_map_people_by_domain_and_by_a_former_name_and_leave_some_to_a_person_or_to_nobody()
    {
        var rows = SampleStream.Tables.ToDictionary(table => (string)table["table"]!, table => table["rows"]!.AsArray());
        var former = rows["ls_accountname"].ToLookup(row => ((string)row!["ls_AccountId@odata.bind"]!).Split('(', ')')[1], row => (string)row!["ls_name"]!);
        var accounts = rows["account"].Select(row => new AccountIdentity
        {
            Id = (string)row!["id"]!, Name = (string)row["name"]!, OtherNames = [.. former[(string)row["id"]!]], City = (string?)row["address1_city"],
            PostalCode = (string?)row["address1_postalcode"], Country = (string?)row["address1_country"], Phone = (string?)row["telephone1"],
            Domains = [.. ((string?)row["ls_emaildomains"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries), .. new[] { (string?)row["websiteurl"] }.OfType<string>()],
        });
        var matcher = new AccountMatcher(AccountIndex.Build(accounts), RememberedDecisions.Empty, MappingSettings.Default);

        var decisions = Identities().ToDictionary(lead => lead.Email!, matcher.Decide);

        Assert.Equal(MappingOutcome.Auto, decisions["greta.lindqvist@nordwerk-pumpen.example"].Outcome);
        Assert.Equal((MappingOutcome.Auto, MappingMethod.Name), (decisions["anneke.osterloh@gmail.com"].Outcome, decisions["anneke.osterloh@gmail.com"].Method));
        Assert.Equal(MappingOutcome.Review, decisions["ruben.castella@gmail.com"].Outcome);
        Assert.InRange(decisions["ruben.castella@gmail.com"].Candidates.Count, 2, 5);
        Assert.Equal(MappingOutcome.None, decisions["marie.dubois@atelier-corvette.example"].Outcome);
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

    private static IEnumerable<LeadIdentity> Identities() => SampleStream.Payloads(Now).Select(payload =>
    {
        var lead = JsonNode.Parse(payload.Body)!.AsObject().First().Value![0]!.AsObject().First().Value!["lead"]!["fields"]!["core"]!;
        return new LeadIdentity { Company = Value("company"), Email = Value("email"), City = Value("city"), Country = Value("country"), Phone = Value("phone") };

        string? Value(string field) => (string?)lead[field]?["value"];
    });
}
