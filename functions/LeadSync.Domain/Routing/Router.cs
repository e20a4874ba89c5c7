namespace LeadSync.Domain.Routing;

/// <summary>Decides who gets a lead: the first rule that is for it and has somebody to give. See README.md.</summary>
public sealed class Router
{
    private readonly List<RoutingRule> rules;

    /// <param name="rules">The rules in use, in any order.</param>
    public Router(IEnumerable<RoutingRule> rules) => this.rules = [.. rules.OrderBy(rule => rule.Order).ThenBy(rule => rule.Id)];

    /// <summary>The same rules, but one more is asked first.</summary>
    public Router Before(RoutingRule first) => new(rules.Prepend(first with { Order = int.MinValue }));

    /// <summary>The rules that are for a lead, in their order.</summary>
    public IEnumerable<RoutingRule> RulesFor(RoutingCase lead) => rules.Where(rule => rule.Conditions.Hold(lead));

    /// <summary>
    /// Whether a rule now takes the lead from the one by which it was routed: it is the first that is for the lead, stands
    /// before the other, takes over, and was not for the lead before. One that was passed over before does not come back
    /// for it: whoever works on the lead keeps it.
    /// </summary>
    /// <param name="lead">The lead as it is now.</param>
    /// <param name="standing">The rule by which it was routed, whether or not it is still in use.</param>
    /// <param name="skipped">The rules that were passed over then.</param>
    public bool TakesOver(RoutingCase lead, Guid? standing, IReadOnlyCollection<Guid> skipped)
    {
        if (RulesFor(lead).FirstOrDefault() is not { TakesOver: true } first || first.Id == standing || skipped.Contains(first.Id)) return false;
        var before = rules.FindIndex(rule => rule.Id == standing);
        return before < 0 || rules.IndexOf(first) < before;
    }

    /// <summary>
    /// The decision about one lead, and the situation after it. The same arguments give the same decision. Where a rule for
    /// every lead names a queue, somebody always gets it.
    /// </summary>
    public (RoutingDecision Decision, RoutingSituation After) Route(RoutingCase lead, RoutingSituation situation)
    {
        var skipped = new List<SkippedRule>();
        foreach (var rule in RulesFor(lead))
        {
            var taken = Take(rule, lead, situation);
            if (taken.Skipped is { } skip) skipped.Add(skip);
            else return (new RoutingDecision(rule, taken.User, taken.Queue, taken.PassedOver, skipped), taken.After);
        }
        return (new RoutingDecision(null, null, null, [], skipped), situation);
    }

    private static Taking Take(RoutingRule rule, RoutingCase lead, RoutingSituation situation) => rule.Aim.Target switch
    {
        RoutingTarget.AccountOwner => TakeUser(rule, lead.AccountOwner, SkipReason.NobodyNamed, lead, situation),
        RoutingTarget.AccountManager => TakeUser(rule, lead.AccountManager, SkipReason.NobodyNamed, lead, situation),
        RoutingTarget.User => TakeUser(rule, rule.Aim.User, SkipReason.Incomplete, lead, situation),
        RoutingTarget.Queue => rule.Aim.Queue is { } queue ? new Taking(situation) { Queue = queue } : Skip(rule, SkipReason.Incomplete, [], situation),
        _ => TakeMember(rule, lead, situation),
    };

    private static Taking TakeUser(RoutingRule rule, Guid? named, SkipReason unnamed, RoutingCase lead, RoutingSituation situation)
    {
        if (named is not { } user) return Skip(rule, unnamed, [], situation);
        var hindrance = situation.SellerOf(user) is { } seller
            ? RoutingPool.HindranceOf(seller, situation.LoadOf(user), situation.At, lead.NotTo).Hindrance
            : Hindrance.Unknown;
        return hindrance is { } why
            ? Skip(rule, SkipReason.NobodyThere, [new PassedOver(user, why)], situation)
            : new Taking(situation.After(user, null, null)) { User = user };
    }

    private static Taking TakeMember(RoutingRule rule, RoutingCase lead, RoutingSituation situation)
    {
        if (rule.Aim.Pool is not { } team || situation.MembersOf(team) is not { Count: > 0 } users) return Skip(rule, SkipReason.Incomplete, [], situation);
        var known = users.Distinct().Select(situation.SellerOf).OfType<Seller>().Select(seller => new PoolMember(seller, situation.LoadOf(seller.User))).ToList();
        var choice = RoutingPool.Choose(situation.PoolOf(team), rule.Aim.Target, known, situation.At, lead.NotTo);
        PassedOver[] passed = [.. choice.PassedOver, .. users.Where(user => situation.SellerOf(user) is null).Select(user => new PassedOver(user, Hindrance.Unknown))];
        return choice.User is { } chosen
            ? new Taking(situation.After(chosen, team, choice.State)) { User = chosen, PassedOver = passed }
            : Skip(rule, SkipReason.NobodyThere, passed, situation);
    }

    private static Taking Skip(RoutingRule rule, SkipReason reason, IReadOnlyList<PassedOver> people, RoutingSituation situation) =>
        new(situation) { Skipped = new SkippedRule(rule.Id, rule.Name, reason, people) };

    private sealed record Taking(RoutingSituation After)
    {
        public Guid? User { get; init; }

        public Guid? Queue { get; init; }

        public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];

        public SkippedRule? Skipped { get; init; }
    }
}
