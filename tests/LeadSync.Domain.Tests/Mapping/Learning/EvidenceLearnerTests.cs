using System.Text.Json;
using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Evidence;
using LeadSync.Domain.Mapping.Learning;

namespace LeadSync.Domain.Tests.Mapping.Learning;

public sealed class EvidenceLearnerTests
{
    private static readonly string[] Heads =
        ["Nordwerk", "Südwerk", "Halden", "Ostrau", "Weiler", "Brandt", "Kessler", "Tromm", "Zwymbrox", "Prellnitz", "Helvor", "Wessel", "Quandel", "Birkhof", "Lindau", "Morgen"];

    private static readonly string[] Tails = ["Anlagenbau", "Feinkost", "Optik", "Papier", "Chemie", "Druck"];
    private static readonly string[] Cities = ["Kiel", "Passau", "Bonn", "Jena", "Ulm", "Lübeck", "Zwickau", "Trier"];

    // Every fourth account shares its name with the one before it, elsewhere.
    private static readonly List<AccountIdentity> Accounts =
    [
        .. Enumerable.Range(0, 96).Select(at => new AccountIdentity
        {
            Id = $"a{at:00}",
            Name = $"{Heads[(at - (at % 4 == 3 ? 1 : 0)) % 16]} {Tails[(at - (at % 4 == 3 ? 1 : 0)) / 16]} GmbH",
            City = Cities[(at * 5) % 8],
        }),
    ];

    private static readonly List<MatchingExample> Examples = [.. Accounts.Where((_, at) => at % 3 != 0).SelectMany(Leads), .. Strangers];

    private static readonly Dictionary<string, Dictionary<string, double>> Learnt = Weights(Learn());

    [Fact]
    public void Same_city_is_learnt_to_speak_for_and_another_against()
    {
        Assert.True(Learnt["city"].Where(level => level.Key.StartsWith("same", StringComparison.Ordinal)).Max(level => level.Value) > 0.5);
        Assert.True(Learnt["city"]["different"] < -0.5);
        Assert.Equal(0, Learnt["city"]["missing"]);
    }

    [Fact]
    public void Same_words_are_learnt_to_speak_for_and_few_in_common_against() =>
        Assert.True(Learnt["name.alike"]["from 0.97"] > Learnt["name.alike"]["below 0.3"] + 1);

    [Fact]
    public void What_no_example_shows_is_as_it_was_set()
    {
        Assert.Equal([0, -1.2, 6.5, 7], Learnt["domain"].Values);
        Assert.Equal([0, -0.2, 2.5, 4.5], Learnt["phone"].Values);
        Assert.Equal([0, -0.5, 0.4, 1.5], Learnt["postalCode"].Values);
    }

    [Fact]
    public void Same_examples_give_the_same_table() => Assert.Equal(Learn().Write(), Learn().Write());

    [Fact]
    public void Table_learnt_maps_leads_it_has_not_seen()
    {
        var matcher = new AccountMatcher(AccountIndex.Build(Accounts), RememberedDecisions.Empty, MappingSettings.Default, Learn());
        var unseen = Accounts.Where((_, at) => at % 3 == 0).ToList();

        Assert.All(unseen, account => Assert.Equal(account.Id, matcher.Decide(new LeadIdentity { Company = account.Name, City = account.City }).Best?.Account));
        Assert.All(Strangers.Take(4), example => Assert.NotEqual(MappingOutcome.Auto, matcher.Decide(example.Lead).Outcome));
    }

    [Fact]
    public void Learning_can_be_given_up() =>
        Assert.Throws<OperationCanceledException>(() => EvidenceLearner.Learn([(AccountIndex.Build(Accounts), Examples)], "made", new CancellationToken(canceled: true)));

    private static IEnumerable<MatchingExample> Strangers =>
        Enumerable.Range(0, 40).Select(at => new MatchingExample(
            new LeadIdentity { Company = $"{Heads[at % 16]} {(at % 2 == 0 ? "Reisebüro" : "Spedition")} GmbH", City = Cities[at % 8] }, Account: null, NeedsPlace: false));

    private static EvidenceTable Learn() => EvidenceLearner.Learn([(AccountIndex.Build(Accounts), Examples)], "made", TestContext.Current?.CancellationToken ?? CancellationToken.None);

    private static IEnumerable<MatchingExample> Leads(AccountIdentity account)
    {
        var needsPlace = Accounts.Count(other => other.Name == account.Name) > 1;
        yield return new MatchingExample(new LeadIdentity { Company = account.Name, City = account.City }, account.Id, needsPlace);
        yield return new MatchingExample(new LeadIdentity { Company = account.Name.Replace(" GmbH", "", StringComparison.Ordinal), City = account.City }, account.Id, needsPlace);
        if (needsPlace) yield return new MatchingExample(new LeadIdentity { Company = account.Name, City = "Görlitz" }, Account: null, NeedsPlace: true);
    }

    private static Dictionary<string, Dictionary<string, double>> Weights(EvidenceTable table) =>
        JsonDocument.Parse(table.Write()).RootElement.GetProperty("kinds").EnumerateObject()
            .ToDictionary(kind => kind.Name, kind => kind.Value.EnumerateObject().ToDictionary(level => level.Name, level => level.Value.GetDouble()));
}
