using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Domain.Tests.Scoring;
using NodaTime;

namespace LeadSync.Domain.Tests.Accounts;

/// <summary>A random ledger dealt out to the people of an account; its calls are taken for visits.</summary>
internal sealed class AccountCase(LedgerGen.Case ledger)
{
    /// <summary>The model of every kind of rule, with an account section of every kind of rule.</summary>
    public static readonly ScoringModel Model = Models.Load(Models.Everything.TrimEnd('}') + """
        },"account":{"interest":[
            {"id":"visit","kind":"visit","points":3,"halfLifeDays":20,"cap":{"points":6,"per":"day"}},
            {"id":"pricing","kind":"visit","where":{"url":"*/pricing*"},"points":4,"halfLifeDays":40}],
          "fit":[{"id":"industry","field":"industryClass","points":{"software":20}}],
          "coverage":{"decider":15,"buyer":10},
          "profile":{"country":1,"employees":1},
          "grades":[{"grade":"A","interest":60,"fit":20,"profile":50},{"grade":"B","interest":12,"fit":0,"profile":0}],
          "qualify":{"total":70,"profile":0}}}
        """);

    public LocalDate Day => ledger.Day;

    public int Seed => ledger.Seed;

    public static void Check(int times, Func<AccountCase, bool> holds) =>
        Prop.ForAll(LedgerGen.Cases(new LocalDate(2026, 10, 20), 12), one => holds(new AccountCase(one))).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    /// <summary>What each person did, by id.</summary>
    public Dictionary<string, List<Activity>> People() => ledger.Ledger.Where(activity => activity.Kind.Name != "call")
        .GroupBy(activity => $"p{(activity.OccurredAt.ToUnixTimeSeconds() / 900 * 7 + ledger.Seed) % 8}")
        .ToDictionary(group => group.Key, group => group.ToList());

    public List<Activity> Visits() =>
        [.. ledger.Ledger.Where(activity => activity.Kind.Name == "call").Select(activity => activity with { Kind = ActivityKind.Visit })];

    public AccountFacts Facts() => Facts(People(), Visits());

    public static AccountFacts Facts(IEnumerable<KeyValuePair<string, List<Activity>>> people, IEnumerable<Activity> visits) => new()
    {
        People = [.. people.Select(person => new AccountPerson(person.Key, $"Name of {person.Key}", StateOf(Model, person.Value)))],
        Visits = StateOf(Model.Account!.Own, visits),
        Attributes = new Dictionary<string, PropertyValue>
        {
            ["industryClass"] = new PropertyValue.Text("software"), ["country"] = new PropertyValue.Text("DE"),
        },
        Roles = new HashSet<BuyingRole> { BuyingRole.Decider, BuyingRole.User },
    };

    public static InterestState StateOf(ScoringModel model, IEnumerable<Activity> activities)
    {
        var state = new InterestState(model);
        foreach (var activity in activities)
            state.Add(activity);
        return state;
    }

    public static T[] Shuffled<T>(IEnumerable<T> items, int seed)
    {
        var copy = items.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }
}
