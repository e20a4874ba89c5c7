using LeadSync.Schema;

namespace LeadSync.Plugins.Mapping;

/// <summary>
/// Who decides on the account of a lead. A person decides by changing the account or by naming the method "Person", the
/// account left empty included; by emptying the method they hand the lead back. The other methods are LeadSync's to name:
/// from a person they say nothing.
/// </summary>
internal static class MappingRule
{
    /// <summary>What LeadSync's own save does.</summary>
    public static MappingAct OfLeadSync(LeadMapping before) => before.IsDecided ? MappingAct.KeepDecision : MappingAct.None;

    /// <summary>What anybody else's save does; <paramref name="namesMethod"/> says whether it holds the method.</summary>
    public static MappingAct OfPerson(LeadMapping before, LeadMapping after, bool namesMethod)
    {
        if (namesMethod && after.Method == null && before.Method != null)
            return MappingAct.HandBack;
        if (after.Account != before.Account)
            return MappingAct.Decide;
        return namesMethod && after.Method == MappingMethod.Person && !before.IsDecided ? MappingAct.Decide : MappingAct.None;
    }
}
