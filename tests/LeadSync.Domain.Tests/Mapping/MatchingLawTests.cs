using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class MatchingLawTests
{
    // An index that was changed keeps the statistics of words that it was built with, and counts names and cities apart for
    // what changed. In books of two dozen accounts of a few words, where every third changed, that moves probabilities most.
    private const double FrozenStatistics = 0.7;
    private const double WorthMentioning = 0.3;

    private static readonly MappingSettings AllCandidates = MappingSettings.Default with { Candidates = 1_000 };

    [Fact]
    public void Order_of_accounts_makes_no_difference() => Check(BookGen.Cases, made =>
        Text(Decide(AccountIndex.Build(made.Accounts), made.Lead)) == Text(Decide(AccountIndex.Build(made.Shuffled()), made.Lead)));

    [Fact]
    public void Decision_is_the_same_every_time_and_for_several_callers() => Check(BookGen.Cases, made =>
    {
        var matcher = new AccountMatcher(AccountIndex.Build(made.Accounts), RememberedDecisions.Empty, AllCandidates);
        var decisions = Enumerable.Range(0, 4).AsParallel().Select(_ => Text(matcher.Decide(made.Lead))).ToList();
        return decisions.All(decision => decision == decisions[0]);
    });

    [Fact]
    public void Nothing_changed_changes_nothing() => Check(BookGen.Cases, made =>
        Text(Decide(AccountIndex.Build(made.Accounts), made.Lead)) == Text(Decide(AccountIndex.Build(made.Accounts).With([], []), made.Lead)));

    [Fact]
    public void Changed_index_decides_like_one_built_anew() => Check(BookGen.Cases, made =>
    {
        var (old, removed, changed) = made.Change();
        var now = old.Where(account => !removed.Contains(account.Id) && changed.All(other => other.Id != account.Id)).Concat(changed);
        var (with, built) = (AccountIndex.Build(old).With(changed, removed), AccountIndex.Build(now));
        var (one, other) = (Decide(with, made.Lead), Decide(built, made.Lead));
        return with.Count == built.Count
            && (one.Account is null || other.Account is null || one.Account == other.Account)
            && made.Accounts.All(account => Math.Abs(Probability(one, account) - Probability(other, account)) <= FrozenStatistics)
            && one.Candidates.Where(candidate => candidate.Probability >= WorthMentioning).All(candidate => other.Candidates.Any(each => each.Account == candidate.Account))
            && other.Candidates.Where(candidate => candidate.Probability >= WorthMentioning).All(candidate => one.Candidates.Any(each => each.Account == candidate.Account));
    });

    [Fact]
    public void Account_that_came_in_later_is_found_like_one_that_was_there_before() => Check(BookGen.Cases, made =>
    {
        // Of words that nobody else has, so that no statistics come into it.
        var late = new AccountIdentity { Id = "late", Name = "Pjotrek Quiltbex Vuchsla AG", City = "Yxlan", Domains = ["pjotrek-quiltbex.example"] };
        var index = AccountIndex.Build(made.Accounts);
        return new[] { new LeadIdentity { Email = "ada@pjotrek-quiltbex.example" }, new LeadIdentity { Company = late.Name, City = late.City, Email = "ada@pjotrek-quiltbex.example" } }
            .All(lead => Decide(index.With([late], []), lead).Account == "late" && Decide(index.With([late], []).With([], ["late"]), lead).Account != "late");
    });

    [Fact]
    public void Changes_may_come_at_once_or_one_after_another() => Check(BookGen.Cases, made =>
    {
        var (old, removed, changed) = made.Change();
        var index = AccountIndex.Build(old);
        var stepwise = changed.Aggregate(removed.Aggregate(index, (all, id) => all.With([], [id])), (all, account) => all.With([account], []));
        return Text(Decide(index.With(changed, removed), made.Lead)) == Text(Decide(stepwise, made.Lead))
            && changed.All(account => stepwise.Contains(account.Id)) && !removed.Except(changed.Select(account => account.Id)).Any(stepwise.Contains);
    });

    [Fact]
    public void Unrelated_account_changes_no_automatic_decision() => Check(BookGen.Cases, made =>
    {
        var stranger = new AccountIdentity { Id = "stranger", Name = "Pjotrek Quiltbex Vuchsla", City = "Yxlan", Domains = ["pjotrek-quiltbex.example"] };
        var (before, after) = (Decide(AccountIndex.Build(made.Accounts), made.Lead), Decide(AccountIndex.Build([.. made.Accounts, stranger]), made.Lead));
        return before.Account is null || (after.Best?.Account == before.Account && after.Candidates.All(candidate => candidate.Account != "stranger"));
    });

    [Fact]
    public void Probabilities_lie_between_nothing_and_all_and_share_it() => Check(BookGen.Cases, made =>
    {
        var decision = Decide(AccountIndex.Build(made.Accounts), made.Lead);
        return decision.Candidates.All(candidate => candidate.Probability is >= 0 and <= 1)
            && decision.Candidates.Sum(candidate => candidate.Probability) <= 1 + 1e-9
            && decision.Candidates.Select(candidate => candidate.Account).Distinct().Count() == decision.Candidates.Count
            && decision.Candidates.Skip(1).Zip(decision.Candidates.Skip(2)).All(pair => pair.First.Probability >= pair.Second.Probability);
    });

    [Fact]
    public void Reasons_of_a_candidate_add_up_to_its_odds_against_none() => Check(BookGen.Cases, made =>
    {
        // The winner of a tie takes what others of its family had, so families are left out.
        var strangers = made.Accounts.Select(account => account with { ParentId = null });
        var candidates = Decide(AccountIndex.Build(strangers), made.Lead).Candidates;
        var none = 1 - candidates.Sum(candidate => candidate.Probability);
        return none < 1e-6 || candidates.Where(candidate => candidate.Probability > 1e-9).All(candidate =>
            Math.Abs(candidate.Evidence.Sum(evidence => evidence.LogOdds) - Math.Log(candidate.Probability / none)) < 1e-6);
    });

    [Fact]
    public void Spelling_of_the_leads_company_in_capitals_or_without_umlauts_makes_no_difference() => Check(BookGen.Cases, made =>
    {
        var index = AccountIndex.Build(made.Accounts);
        var company = made.Lead.Company!;
        var plain = company.Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        return new[] { company.ToUpperInvariant(), company.ToLowerInvariant(), plain, plain.ToUpperInvariant() }
            .All(spelling => Text(Decide(index, made.Lead with { Company = spelling })) == Text(Decide(index, made.Lead)));
    });

    [Fact]
    public void Candidate_by_name_or_domain_shares_a_key_with_its_lead() => Check(BookGen.Cases, made =>
    {
        var auto = Decide(AccountIndex.Build(made.Accounts), made.Lead).Account;
        return auto is null || MappingKeys.Of(made.Lead).Overlaps(MappingKeys.Of(made.Accounts.Last(account => account.Id == auto)));
    });

    private static MappingDecision Decide(AccountIndex index, LeadIdentity lead) => new AccountMatcher(index, RememberedDecisions.Empty, AllCandidates).Decide(lead);

    private static double Probability(MappingDecision decision, AccountIdentity account) =>
        decision.Candidates.FirstOrDefault(candidate => candidate.Account == account.Id)?.Probability ?? 0;

    private static string Text(MappingDecision decision) =>
        $"{decision.Outcome} {decision.Method} " + string.Join(';', decision.Candidates.Select(candidate => $"{candidate.Account} {candidate.Probability:R} {string.Join(',', candidate.Evidence)}"));

    private static void Check<T>(Arbitrary<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_261_123, 815));
}
