using System;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Protection;

/// <summary>Values of columns as a user sees them.</summary>
internal static class ColumnValue
{
    /// <summary>Whether two values mean the same: empty text is no text, a lookup is its row, a time counts to the second as it is stored.</summary>
    public static bool Same(object? stored, object? saved)
    {
        if (stored is DateTime before && saved is DateTime after)
            return Seconds(before) == Seconds(after);
        if (stored is EntityReference from && saved is EntityReference to)
            return from.Id == to.Id && from.LogicalName == to.LogicalName;
        return Equals(Filled(stored), Filled(saved));
    }

    private static object? Filled(object? value) => value is string { Length: 0 } ? null : value;

    private static long Seconds(DateTime time) => (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).Ticks / TimeSpan.TicksPerSecond;
}
