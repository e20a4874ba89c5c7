using LeadSync.Domain.Calendars;
using LeadSync.Domain.Sla;
using NodaTime;

namespace LeadSync.Domain.Tests.Sla;

/// <summary>Plans, facts and contacts for tests of clocks. Monday 09:00 in Berlin is 08:00 UTC in this week.</summary>
internal static class Clocks
{
    /// <summary>Monday 23 November 2026, 09:00 in Berlin.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 8, 0);

    public static readonly Guid Owner = Id(900);

    public static readonly BusinessCalendar Office = BusinessCalendarJson.Load(
        """
        {"timeZone":"Europe/Berlin","week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],
         "thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]},"holidays":["2026-12-25"]}
        """).Calendar!;

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Instant At(double hours) => Monday + Duration.FromHours(hours);

    /// <summary>240 minutes, warned at half and 80 %, a reminder at 80 % and a call to the manager at the breach.</summary>
    public static SlaPolicy Policy(int id = 1, long target = 240, SlaStart start = SlaStart.StageEntered, SlaGoals goals = SlaGoals.Call) => new()
    {
        Id = Id(id), TargetMinutes = target, Start = start, Goals = goals, Warnings = [50, 80], PauseStatuses = new HashSet<int> { 9 },
        Escalations = [new(Id(80), 80, EscalationAction.Notify), new(Id(100), 100, EscalationAction.Raise)],
    };

    public static SlaPlan Plan(SlaPolicy? policy = null, BusinessCalendar? calendar = null) => new(policy ?? Policy(), calendar ?? Office);

    public static SlaBook Book(params SlaPolicy[] policies) => new(
        new SlaPolicies(policies), policies.ToDictionary(policy => policy.Id, policy => Plan(policy)),
        new Dictionary<Guid, IReadOnlySet<Guid>> { [Id(70)] = new HashSet<Guid> { Owner, Id(901) } }, Instant.MinValue);

    public static SlaFacts Lead(Guid? stagePolicy = null) => new()
    {
        Subject = SlaSubject.Lead, Stage = 1, StageEnteredAt = Monday, ModifiedAt = Monday, StagePolicy = stagePolicy ?? Id(1),
        Owners = new HashSet<Guid> { Owner },
    };

    public static SlaContact Call(double hours, Guid? by = null, bool inbound = false, int id = 500) =>
        new(Id(id), ContactKind.Call, inbound, At(hours), by ?? Owner);

    public static string Fired(SlaClock clock) => string.Join(' ', clock.Fired.Select(fired => fired.Milestone.Split(':') switch
    {
        ["esc", var id] => $"esc:{Guid.Parse(id).ToByteArray()[0]}",
        _ => fired.Milestone,
    }));
}
