using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;

namespace LeadSync.Functions.Visits;

/// <summary>A visit of which nothing is known but the address it came from.</summary>
internal sealed record Visit(NetworkAddress Address, Activity Activity)
{
    /// <summary>The property that holds the address.</summary>
    public const string AddressProperty = "ip";

    /// <summary>The visit that an activity without keys is, or null where it is something else or its address is none.</summary>
    public static Visit? Of(Activity activity) =>
        activity.Kind == ActivityKind.Visit && activity.Keys.Count == 0
        && activity.Properties.GetValueOrDefault(AddressProperty) is PropertyValue.Text text && NetworkAddress.Parse(text.Value) is { } address
            ? new Visit(address, activity)
            : null;
}
