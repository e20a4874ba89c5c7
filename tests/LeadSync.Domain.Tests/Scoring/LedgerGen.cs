using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Activities;
using NodaTime;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>Random ledgers, dense enough that caps, ties, repeats and streaks really happen, over days on which clocks change.</summary>
internal static class LedgerGen
{
    private static readonly string[] Kinds =
        ["page_view", "email_open", "email_click", "email_sent", "form_submit", "unsubscribe", "webinar_attend", "call"];

    /// <summary>A ledger, a day within or around it, and numbers to shuffle and split by.</summary>
    public static Arbitrary<Case> Cases(LocalDate first, int days) =>
        (from activities in Activity(first, days).ListOf()
         from day in Gen.Choose(-2, days + 5)
         from seed in Gen.Choose(1, 1_000_000)
         select new Case([.. activities.Select((activity, i) => activity with { Id = $"a{i % 40}", Source = $"s{i / 40}" })], first.PlusDays(day), seed))
        .ToArbitrary();

    private static Gen<Activity> Activity(LocalDate first, int days) =>
        from kind in Gen.Elements(Kinds)
        from quarter in Gen.Choose(0, days * 96)
        from asset in Gen.Elements(null, "nl1", "nl2", "nl3")
        from url in Gen.Elements(null, "https://x.de/pricing", "https://x.de/")
        from machine in Gen.Elements(true, false, false)
        select Some.Activity(kind, at: first.AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(15 * quarter)) with
        {
            Asset = asset,
            Url = url,
            Machine = machine,
        };

    internal sealed record Case(IReadOnlyList<Activity> Ledger, LocalDate Day, int Seed)
    {
        public IReadOnlyList<Activity> Shuffled()
        {
            var copy = Ledger.ToArray();
            new Random(Seed).Shuffle(copy);
            return copy;
        }
    }
}
