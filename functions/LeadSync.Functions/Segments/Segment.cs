using LeadSync.Domain.Accounts;
using LeadSync.Domain.Scoring;

namespace LeadSync.Functions.Segments;

/// <summary>A segment of target accounts, as it stands in the CRM.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Priority">Where several segments fit an account the lowest comes first.</param>
/// <param name="Criteria">Which accounts are proposed for it; null where people alone decide, or the criteria are broken.</param>
/// <param name="LeadThreshold">The total at which a lead of such an account qualifies.</param>
/// <param name="AccountThreshold">The total at which such an account is sales qualified; null leaves it to the model.</param>
internal sealed record Segment(Guid Id, string Name, int Priority, SegmentCriteria? Criteria, int LeadThreshold, int? AccountThreshold)
{
    /// <summary>The threshold of leads where nobody set one.</summary>
    public const int UsualLeadThreshold = 50;

    /// <summary>When a lead or contact of such an account qualifies; the profile it needs stays the model's.</summary>
    public Qualification ForPeople(ScoringModel model) => new(LeadThreshold, model.Qualify?.Profile ?? 0);

    /// <summary>When such an account is sales qualified, or null where the model decides.</summary>
    public Qualification? ForAccounts(ScoringModel model) =>
        AccountThreshold is { } total ? new Qualification(total, model.Account?.Own.Qualify?.Profile ?? 0) : null;
}
