using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>What the platform adds to an activity: one that is completed without a word of when ended now.</summary>
internal static class ActivityRules
{
    /// <summary>The column that says when an activity ended.</summary>
    public const string ActualEnd = "actualend";

    private const int Completed = 1;

    public static void Complete(Table table, Entity row, Entity? before, DateTime now)
    {
        if (table.PrimaryId != "activityid" || row.GetAttributeValue<OptionSetValue>(ColumnNames.State)?.Value != Completed)
            return;
        var known = row.Contains(ActualEnd) ? row[ActualEnd] : before?.GetAttributeValue<object>(ActualEnd);
        row[ActualEnd] = known ?? now;
    }
}
