using System.Collections.Generic;
using LeadSync.Schema;

namespace LeadSync.Plugins.HandOver;

/// <summary>
/// The rule of owners: from acceptance on, a lead and every opportunity is handed on by its owner, by a member of the team that owns
/// it, by LeadSync, or by an administrator.
/// </summary>
internal static class HandingOn
{
    /// <summary>Who may hand on what is not theirs; System Administrators may in any case.</summary>
    public static IReadOnlyList<string> Roles { get; } = new[] { "LeadSync Administrator" };

    /// <summary>Whether a row in this stage is somebody's to hand on.</summary>
    public static bool IsHeld(string table, int? stage) =>
        table == Opportunity.EntityLogicalName || stage == LeadStage.SalesAcceptedLead || stage == LeadStage.Opportunity;
}
