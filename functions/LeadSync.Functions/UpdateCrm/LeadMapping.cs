using LeadSync.Domain.Mapping;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>The decision on one lead: for its score, its account's score, its columns and its story alike.</summary>
/// <param name="Decision">What the accounts at hand say.</param>
/// <param name="Account">The account it maps the lead to without anybody being asked, or null.</param>
/// <param name="Story">The same for people to read.</param>
internal sealed record LeadMapping(MappingDecision Decision, CrmAccount? Account, MappingStory Story)
{
    /// <summary>Decides on a lead that says this of itself.</summary>
    public static LeadMapping Of(LeadIdentity lead, AccountBook accounts)
    {
        var decision = accounts.Match(lead);
        var account = accounts.Find(decision.Account);
        // Somebody may have decided for an account that is gone since; nothing may be mapped to it.
        if (decision.Account is not null && account is null) decision = MappingDecision.Nothing;
        return new LeadMapping(decision, account, MappingStory.Of(decision, accounts));
    }
}
