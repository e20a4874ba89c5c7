using System.Globalization;
using LeadSync.Domain.Mapping;
using LeadSync.Tests.Shared.Accounts;

namespace LeadSync.Benchmarks;

/// <summary>
/// Finding the account of a lead among many, beside FuzzySharp's best of all over the same book; on one thread, in one run,
/// with the same leads.
/// </summary>
internal sealed class MatchingBenchmark(NameStock stock, TextWriter output)
{
    private const int LeadCount = 7_000;
    private const int Changed = 100;
    private const int CandidatesLookedAt = 10;

    // FuzzySharp looks at every account: so many of them take it a minute or more, whatever the size of the book.
    private const int NamesCompared = 3_000_000;
    private const int FewestCompared = 7;

    /// <summary>Measures books of these sizes and prints; the exit code.</summary>
    public static int Report(IEnumerable<int> sizes, TextWriter output)
    {
        var real = NameStock.Of(RealNames());
        output.WriteLine(Invariant($"Accounts made from {(real is null ? "words of our own making; no real names are at hand" : "real names")}, one thread, {DateTime.UtcNow:yyyy-MM-dd}"));
        // The first small book is for the compiler.
        new MatchingBenchmark(real ?? NameStock.OwnMaking, TextWriter.Null).Measure(200);
        foreach (var size in sizes) new MatchingBenchmark(real ?? NameStock.OwnMaking, output).Measure(size);
        return 0;
    }

    /// <summary>Looks up leads in a book of our own making; those of LeadSync and FuzzySharp's.</summary>
    public static (LookUps Own, LookUps Fuzzy) Look(int accounts, int leads)
    {
        var book = new MadeBook(NameStock.OwnMaking).Take(accounts).ToList();
        var (made, fuzzy) = (new MadeLeads(book).Take(leads).ToList(), new FuzzyBook(book));
        var matcher = Matcher(AccountIndex.Build(book.Select(Identity)));
        return (new LookUps(made, lead => Decide(matcher, lead).Best?.Account), new LookUps(made, lead => fuzzy.Find(lead, FuzzyBook.Scorers[0].Scorer)));
    }

    private static AccountMatcher Matcher(AccountIndex index) => new(index, RememberedDecisions.Empty, MappingSettings.Default);

    private static MappingDecision Decide(AccountMatcher matcher, MadeLead lead) => matcher.Decide(new LeadIdentity { Company = lead.Company });

    private static AccountIdentity Identity(MadeAccount account) => new()
    {
        Id = account.Id, Name = account.Name, City = account.City, Country = account.Country, Domains = account.Domain.Length == 0 ? [] : [account.Domain],
    };

    private static string RealNames()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root.Parent is not null && !File.Exists(Path.Combine(root.FullName, "LeadSync.sln"))) root = root.Parent;
        return Path.Combine(root.FullName, "..", "shared", "data", "matching");
    }

    private void Measure(int size)
    {
        var book = new MadeBook(stock).Take(size).ToList();
        var leads = new MadeLeads(book).Take(LeadCount).ToList();
        output.WriteLine(Invariant($"\n{size} accounts"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = Build(book);
        // By now what it was built from is gone, but for what the index keeps of it.
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine(Invariant($"               {memory / 1e6:0} MB, {memory / size} bytes per account, all told"));
        MeasureChange(index, book);
        var matcher = Matcher(index);
        // The first passes are the compiler's: a service runs for days.
        for (var pass = 0; pass < 3; pass++) _ = new LookUps(leads, lead => Decide(matcher, lead).Best?.Account);
        var own = new LookUps(leads, lead => Decide(matcher, lead).Best?.Account);
        output.WriteLine($"LeadSync       {own}");
        WriteFound(index, leads);
        MeasureFuzzy(book, [.. leads.Take(Math.Max(FewestCompared, NamesCompared / size))], own);
    }

    private AccountIndex Build(List<MadeAccount> book)
    {
        var accounts = book.ConvertAll(Identity);
        var time = new ElapsedTime();
        var index = AccountIndex.Build(accounts);
        output.WriteLine($"               index built in {time}");
        return index;
    }

    private void MeasureChange(AccountIndex index, List<MadeAccount> book)
    {
        var changed = book.Take(Changed).Select(Identity).Select(account => account with { Name = $"{account.Name} Neu" }).ToList();
        var time = new ElapsedTime();
        var count = index.With(changed, [book[^1].Id]).Count;
        output.WriteLine(Invariant($"               {Changed} accounts changed and one removed in {time}; {count} left"));
    }

    // That the right account is a candidate at all is the index's doing; that it is the best one is the evidence's, and of
    // two accounts that differ by a letter a lead may mean either.
    private void WriteFound(AccountIndex index, List<MadeLead> leads)
    {
        var matcher = new AccountMatcher(index, RememberedDecisions.Empty, MappingSettings.Default with { Candidates = CandidatesLookedAt });
        foreach (var written in leads.GroupBy(lead => lead.Writing))
        {
            var decided = written.Select(lead => (Right: lead.Account?.Id, Decision: Decide(matcher, lead))).ToList();
            string Share(Func<(string? Right, MappingDecision Decision), bool> of) => Invariant($"{decided.Average(each => of(each) ? 1.0 : 0):0.000}");
            output.WriteLine(written.Key == Writing.Unrelated
                ? $"  {written.Key,-16} left alone {Share(each => each.Decision.Outcome == MappingOutcome.None)}"
                : $"  {written.Key,-16} best {Share(each => each.Decision.Best?.Account == each.Right)}, among {CandidatesLookedAt} {Share(each => each.Decision.Candidates.Any(candidate => candidate.Account == each.Right))}, automatic {Share(each => each.Decision.Account == each.Right)}, automatic and wrong {Share(each => each.Decision.Account is { } account && account != each.Right)}");
        }
    }

    private void MeasureFuzzy(List<MadeAccount> book, List<MadeLead> leads, LookUps own)
    {
        var fuzzy = new FuzzyBook(book);
        foreach (var (name, scorer) in FuzzyBook.Scorers)
        {
            var theirs = new LookUps(leads, lead => fuzzy.Find(lead, scorer));
            output.WriteLine($"{name,-14} {theirs}");
            output.WriteLine(Invariant($"               {theirs.Processor / own.Processor:0} times the processor time of LeadSync, which found {own.Found(leads.Count):0.000} of the same"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
