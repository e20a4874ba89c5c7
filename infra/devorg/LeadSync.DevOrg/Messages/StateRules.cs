using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Messages;

/// <summary>Keeps state and status reason together: a state brings its default reason, a reason its state.</summary>
internal static class StateRules
{
    public static void Complete(Schema schema, Table table, Entity row, Entity? before)
    {
        if (table.Find(ColumnNames.State) is not { Choice: { } stateName } || table.Find(ColumnNames.Status) is not { Choice: { } statusName })
            return;
        var states = schema.FindChoice(stateName)!;
        var reasons = schema.FindChoice(statusName)!;
        var state = row.GetAttributeValue<OptionSetValue>(ColumnNames.State)?.Value;
        var reason = row.GetAttributeValue<OptionSetValue>(ColumnNames.Status)?.Value;
        if (state is null && reason is null && before is not null)
            return;
        state ??= reason is null ? states.Options[0].Value : reasons.Find(reason.Value)?.State ?? states.Options[0].Value;
        reason ??= states.Find(state.Value)?.DefaultStatus;
        if (reason is { } given && reasons.Find(given)?.State is { } belongsTo && belongsTo != state)
            throw Faults.WrongStatus(table, given, state.Value);
        row[ColumnNames.State] = new OptionSetValue(state.Value);
        row[ColumnNames.Status] = reason is { } value ? new OptionSetValue(value) : null;
    }
}
