using System.Security.Cryptography;
using NodaTime;

namespace LeadSync.Domain.Activities;

/// <summary>The id of an activity whose source sends none: a hash of what it says.</summary>
public static class ActivityId
{
    /// <summary>
    /// <c>sha256-</c> and 64 hex digits over the canonical exchange form without <see cref="Activity.Id"/> and
    /// <see cref="Activity.ReceivedAt"/>. A second delivery of the same content has the same id, in whatever order it
    /// lists keys and properties and at whatever offset it writes the time.
    /// </summary>
    public static string Of(Activity activity)
    {
        var content = activity with { Id = "", ReceivedAt = Instant.FromUnixTimeTicks(0) };
        return "sha256-" + Convert.ToHexStringLower(SHA256.HashData(ActivityJson.Write(content)));
    }

    /// <summary>The same activity; where its id is empty, with the id of its content.</summary>
    public static Activity Complete(Activity activity) =>
        activity.Id.Length > 0 ? activity : activity with { Id = Of(activity) };
}
