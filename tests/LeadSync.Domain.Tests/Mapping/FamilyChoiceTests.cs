using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Evidence;
using NodaTime;

namespace LeadSync.Domain.Tests.Mapping;

/// <summary>Accounts of one name, one domain and one family, which nothing tells apart but the order of ties.</summary>
public sealed class FamilyChoiceTests
{
    private static readonly AccountIdentity Head = One("m-head");

    private static readonly LeadIdentity Lead = new() { Company = "Nordwerk Anlagenbau", Email = "ada@nordwerk.example" };

    /// <summary>Each step has the winner, and all that later steps would have for the other.</summary>
    public static TheoryData<string, AccountIdentity, AccountIdentity> Steps => new()
    {
        { "target before customer", Daughter("z") with { IsTarget = true }, Daughter("a") with { IsCustomer = true, Country = "DE", CreatedOn = Day(1) } },
        { "both before target alone", Daughter("z") with { IsTarget = true, IsCustomer = true }, Daughter("a") with { IsTarget = true, Country = "DE", CreatedOn = Day(1) } },
        { "customer before the oldest", Daughter("z") with { IsCustomer = true }, Daughter("a") with { CreatedOn = Day(1) } },
        { "daughter before granddaughter", Daughter("z") with { CreatedOn = Day(2) }, One("a") with { ParentId = "z", CreatedOn = Day(1) } },
        { "older before younger", Daughter("z") with { CreatedOn = Day(1) }, Daughter("a") with { CreatedOn = Day(2) } },
        { "dated before undated", Daughter("z") with { CreatedOn = Day(2) }, Daughter("a") },
        { "by id where nothing else tells", Daughter("a") with { CreatedOn = Day(1) }, Daughter("z") with { CreatedOn = Day(1) } },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Tie_in_a_family_is_settled_in_the_order_of_its_steps(string step, AccountIdentity winner, AccountIdentity other)
    {
        Assert.NotEmpty(step);
        Assert.Equal(winner.Id, new Book(Silent, winner, other).Decide(Lead).Account);
        Assert.Equal(winner.Id, new Book(other, Silent, winner).Decide(Lead).Account);
    }

    [Fact]
    public void Account_of_the_leads_country_comes_before_the_head_of_the_family()
    {
        // The country is evidence too; a table in which it is none leaves it to the tie.
        var weights = JsonNode.Parse(EvidenceTable.Current.Write())!;
        weights["kinds"]!["country"] = new JsonObject { ["missing"] = 0, ["same"] = 0, ["different"] = 0 };
        var matcher = new AccountMatcher(
            AccountIndex.Build([Head with { CreatedOn = Day(1) }, Daughter("z") with { Country = "AT" }]), RememberedDecisions.Empty, MappingSettings.Default,
            EvidenceTable.Read(Encoding.UTF8.GetBytes(weights.ToJsonString())));

        Assert.Equal("z", matcher.Decide(Lead with { Country = "Austria" }).Account);
        Assert.Equal("m-head", matcher.Decide(Lead with { Country = "Germany" }).Account);
        Assert.Equal("m-head", matcher.Decide(Lead).Account);
    }

    [Fact]
    public void Winner_takes_what_its_family_has()
    {
        var decision = new Book(Head, Daughter("z"), Daughter("y")).Decide(Lead);

        Assert.Equal((MappingOutcome.Auto, "m-head"), (decision.Outcome, decision.Account));
        Assert.InRange(decision.Best!.Probability, 0.99, 1);
        Assert.All(decision.Candidates.Skip(1), candidate => Assert.Equal(0, candidate.Probability));
        Assert.Equal(["m-head", "y", "z"], decision.Candidates.Select(candidate => candidate.Account).Order());
    }

    [Fact]
    public void Tie_of_strangers_stays_a_persons_choice()
    {
        var decision = new Book(One("a") with { IsTarget = true }, One("b")).Decide(Lead);

        Assert.Equal(MappingOutcome.Review, decision.Outcome);
        Assert.Equal(decision.Candidates[0].Probability, decision.Candidates[1].Probability, 12);
    }

    [Fact]
    public void Stranger_in_the_tie_keeps_its_share()
    {
        var decision = new Book(Head, Daughter("z"), One("stranger")).Decide(Lead);

        Assert.Equal(("m-head", MappingOutcome.Review), (decision.Best!.Account, decision.Outcome));
        Assert.Equal("stranger", decision.Candidates[1].Account);
        Assert.Equal(1 / 3d, decision.Candidates[1].Probability, 2);
    }

    [Fact]
    public void Evidence_for_one_of_the_family_comes_before_its_ties()
    {
        var book = new Book(Head with { IsTarget = true }, Daughter("z") with { Name = "Nordwerk Anlagenbau Zwickau GmbH", City = "Zwickau" });

        Assert.Equal("z", book.Decide(Lead with { Company = "Nordwerk Anlagenbau Zwickau GmbH", City = "Zwickau" }).Account);
    }

    [Fact]
    public void Parents_in_a_circle_or_missing_end_the_line()
    {
        var circle = new Book(One("a") with { ParentId = "b" }, One("b") with { ParentId = "c" }, One("c") with { ParentId = "a" }).Decide(Lead);
        var own = new Book(One("a") with { ParentId = "a" }).Decide(Lead);
        var missing = new Book(One("a") with { ParentId = "gone" }).Decide(Lead);

        Assert.NotEmpty(circle.Candidates);
        Assert.Equal("a", own.Account);
        Assert.Equal("a", missing.Account);
    }

    [Fact]
    public void Head_that_is_no_candidate_still_makes_a_family()
    {
        var silent = Book.Account("m-head", "Helvor Holding SE");

        Assert.Equal("y", new Book(silent, Daughter("z"), Daughter("y")).Decide(Lead).Account);
    }

    private static AccountIdentity Silent => Book.Account("m-head", "Helvor Holding SE");

    private static AccountIdentity One(string id) => Book.Account(id, "Nordwerk Anlagenbau GmbH", null, "nordwerk.example");

    private static AccountIdentity Daughter(string id) => One(id) with { ParentId = "m-head" };

    private static Instant Day(int day) => Instant.FromUtc(2020, 1, day, 0, 0);
}
