using System.Globalization;
using System.Text.Json.Nodes;
using LeadSync.Domain.Accounts;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.UpdateCrm;
using LeadSync.Schema;
using NodaTime;
using Columns = LeadSync.Schema.Account;
using ScoringModel = LeadSync.Domain.Scoring.ScoringModel;
using Segment = LeadSync.Functions.Segments.Segment;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>What is to happen in the CRM for one account.</summary>
/// <param name="Row">The account as it stands.</param>
/// <param name="Score">As of today.</param>
/// <param name="Segment">The one it is in, or is put into now.</param>
/// <param name="Update">Columns that change; empty where nothing does.</param>
/// <param name="NextTouch">When it has to be looked at again by itself.</param>
internal sealed record AccountPlan(AccountRow Row, Score Score, Segment? Segment, JsonObject Update, LocalDate? NextTouch)
{
    /// <summary>
    /// Whether it becomes a Sales Qualified Account: only from the stages before. A move of its own request, so that a CRM
    /// that refuses the move still gets the score.
    /// </summary>
    public bool Qualifies => Score.Qualified && Row.Stage is null or AccountStage.Target or AccountStage.Engaged or AccountStage.QualifiedAccount;
}

/// <summary>Decides for one account: segment, score, stage, and which columns change. Pure but for the day it is given.</summary>
internal sealed class AccountPlanner(ScoringModel model, AccountBook book, DateTimeOffset now)
{
    private const string SegmentBinding = $"{Columns.SegmentIdNavigation}@odata.bind";

    private readonly LocalDate today = Instant.FromDateTimeOffset(now).InZone(model.TimeZone).Date;

    public AccountPlan Plan(AccountRow row, AccountFacts facts)
    {
        var segment = row.SegmentId is { } id ? book.FindSegment(id) : book.Propose(facts.Attributes);
        var qualify = segment?.ForAccounts(model);
        var story = AccountStory.Of(model, facts, today, qualify);
        var wanted = LeadColumns.OfScore(story);
        wanted[Columns.Coverage] = LeadColumns.Rounded(story.Score.Coverage, 2);
        if (row.SegmentId is null && segment is not null) wanted[SegmentBinding] = $"{CrmTable.Segment.SetName}({segment.Id:D})";
        var changes = LeadDifference.Of(row.Row, wanted);
        if (changes.Count > 0) changes[Columns.ScoredOn] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new AccountPlan(row, story.Score, segment, changes, AccountScorer.NextTouch(story.Next, facts, today));
    }
}
