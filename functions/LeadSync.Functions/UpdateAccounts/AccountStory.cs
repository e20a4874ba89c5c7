using LeadSync.Domain.Accounts;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.UpdateCrm;
using NodaTime;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>Tells the story of an account's score.</summary>
internal static class AccountStory
{
    public static ScoreStory Of(ScoringModel model, AccountFacts facts, LocalDate today, Qualification? qualify)
    {
        var score = AccountScorer.Score(model, facts, today, qualify);
        return new ScoreStory(
            score with { Reasons = AccountReasons.Shown(score.Reasons) },
            qualify ?? model.Account?.Own.Qualify,
            AccountScorer.Trend(model, facts, today, ScoreStory.PastDays(today)),
            AccountScorer.Trend(model, facts, today, ScoreStory.ComingDays(today)),
            AccountScorer.NextTurn(model, facts, today, qualify));
    }
}
