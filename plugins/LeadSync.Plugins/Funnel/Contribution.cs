using System;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Funnel;

/// <summary>What a lead or opportunity means for its account.</summary>
internal readonly struct Contribution
{
    private Contribution(Guid? account, int? stage)
    {
        Account = account;
        Stage = stage;
    }

    public Guid? Account { get; }

    /// <summary>How far it brings the account; null where it says nothing.</summary>
    public int? Stage { get; }

    public static Contribution Of(EntityReference? account, int? stage) => new Contribution(account?.Id, account == null ? null : stage);
}
