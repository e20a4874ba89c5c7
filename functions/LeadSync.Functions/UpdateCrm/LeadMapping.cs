using LeadSync.Domain.Mapping;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>The decision on one lead, and the account it maps the lead to without anybody being asked.</summary>
internal sealed record LeadMapping(MappingDecision Decision, CrmAccount? Account)
{
    /// <summary>What the accounts at hand say of a lead.</summary>
    public static LeadMapping Of(LeadIdentity lead, AccountBook accounts)
    {
        var decision = accounts.Match(lead);
        if (decision.Account is not { } id) return new LeadMapping(decision, null);
        // Somebody may have decided for an account that is gone since; nothing may be mapped to it.
        return accounts.Find(id) is { } account ? new LeadMapping(decision, account) : new LeadMapping(MappingDecision.Nothing, null);
    }
}
