using LeadSync.Domain.Calendars;
using LeadSync.Domain.Routing;
using NodaTime;

namespace LeadSync.Domain.Tests.Routing;

/// <summary>Teams, rules and leads for tests of routing.</summary>
internal static class Pools
{
    /// <summary>A Saturday.</summary>
    public static readonly Instant Now = Some.Noon;

    public static readonly Guid Team = Guid.Parse("00000000-0000-0000-0000-0000000000aa");
    public static readonly Guid Queue = Guid.Parse("00000000-0000-0000-0000-0000000000bb");

    public static readonly BusinessCalendar Weekdays = Hours("09:00", "17:00");

    public static Guid User(int number) => new(number, 0, 0, new byte[8]);

    public static Seller Seller(int number, int weight = 1, int? capacity = null) => new(User(number)) { Weight = weight, Capacity = capacity };

    public static BusinessCalendar Hours(string from, string to)
    {
        var hours = $$"""[["{{from}}","{{to}}"]]""";
        return BusinessCalendarJson.Load($$"""{"timeZone":"Europe/Berlin","week":{"mon":{{hours}},"tue":{{hours}},"wed":{{hours}},"thu":{{hours}},"fri":{{hours}}} }""").Calendar!;
    }

    public static RoutingRule Rule(int order, RoutingAim aim, RoutingConditions? conditions = null, bool takesOver = false) =>
        new(new Guid(order, 1, 0, new byte[8]), $"rule {order}", order, conditions ?? new RoutingConditions(), aim, takesOver);

    public static RoutingRule CatchAll { get; } = Rule(1000, new RoutingAim(RoutingTarget.Queue, Queue: Queue));

    public static RoutingRule InTurn { get; } = Rule(10, new RoutingAim(RoutingTarget.TeamInTurn, Team: Team));

    public static RoutingCase Lead { get; } = new() { Stage = 2 };

    public static RoutingSituation Situation(Instant at, params Seller[] team) => new()
    {
        At = at,
        Sellers = team.ToDictionary(seller => seller.User),
        Teams = new Dictionary<Guid, IReadOnlyList<Guid>> { [Team] = [.. team.Select(seller => seller.User)] },
    };

    /// <summary>Routes so many leads one after the other.</summary>
    public static (List<RoutingDecision> Decisions, RoutingSituation After) Many(this RoutingSituation situation, int leads, params RoutingRule[] rules)
    {
        var router = new Router(rules);
        var decisions = new List<RoutingDecision>();
        for (var lead = 0; lead < leads; lead++)
        {
            var (decision, after) = router.Route(Lead, situation);
            decisions.Add(decision);
            situation = after;
        }
        return (decisions, situation);
    }

    /// <summary>How many leads each user got, of those who got any.</summary>
    public static Dictionary<Guid, int> PerUser(this IEnumerable<RoutingDecision> decisions) =>
        decisions.Where(decision => decision.User is not null).CountBy(decision => decision.User!.Value).ToDictionary();
}
