using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Sla;

internal enum Happening { Entered, Called, Mailed, Wrote, Paused, Resumed }

/// <summary>Something that happens to a lead; <paramref name="Stage"/> where it enters one.</summary>
internal sealed record ScriptEvent(DateTimeOffset At, int Lead, Happening What, int Stage = 0);

/// <summary>A year in the life of some leads, by a seed. Events of one lead lie half an hour apart at least, pauses and what is between them nine hours.</summary>
internal static class SlaScript
{
    public const int Pausing = 9;
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(30);

    public static List<ScriptEvent> Of(Random random, int leads, (DateTimeOffset From, DateTimeOffset Until) year) =>
        [.. Enumerable.Range(0, leads).SelectMany(lead => Of(random, lead, year.From, year.Until)).OrderBy(happening => happening.At)];

    private static List<ScriptEvent> Of(Random random, int lead, DateTimeOffset from, DateTimeOffset until)
    {
        var stage = LeadStage.QualifiedLead;
        var events = new List<ScriptEvent> { new(from.AddSeconds(random.Next(3600)), lead, Happening.Entered, stage) };
        Add(Happening.Entered, 5, 20);
        Add(Happening.Called, 1, 9);
        Add(Happening.Mailed, 4, 20);
        Add(Happening.Wrote, 2, 12);
        for (var at = Later(from, 2, 15); at < until; at = Later(at, 8, 20))
        {
            events.Add(new(at, lead, Happening.Paused));
            at = Later(at, 0.4, 6);
            events.Add(new(at, lead, Happening.Resumed));
        }
        return Spread([.. events.Where(happening => happening.At < until).OrderBy(happening => happening.At)]);

        void Add(Happening what, double least, double most)
        {
            for (var at = Later(from.AddHours(2), least, most); at < until; at = Later(at, least, most))
                events.Add(new(at, lead, what, what == Happening.Entered ? stage = Other(stage) : 0));
        }

        DateTimeOffset Later(DateTimeOffset at, double least, double most) => at.AddSeconds(Math.Floor((least + (random.NextDouble() * (most - least))) * 86400));
    }

    private static int Other(int stage) => stage == LeadStage.QualifiedLead ? LeadStage.SalesAcceptedLead : LeadStage.QualifiedLead;

    private static List<ScriptEvent> Spread(List<ScriptEvent> events)
    {
        for (var i = 1; i < events.Count; i++)
            if (events[i].At < events[i - 1].At + Apart) events[i] = events[i] with { At = events[i - 1].At + Apart };
        return events;
    }
}
