using LeadSync.Domain.Activities;
using NodaTime;

namespace LeadSync.Functions.Intake;

/// <summary>A request as it came in. <paramref name="Wire"/> is what was sent, <paramref name="Body"/> the same without compression.</summary>
public sealed record IncomingRequest(
    IHeaderDictionary Headers, IQueryCollection Query, string? ContentType, ReadOnlyMemory<byte> Wire, ReadOnlyMemory<byte> Body);

/// <summary>An activity and what the tool said about the person along with it, by <see cref="People.PersonField"/>.</summary>
public sealed record ReportedActivity(Activity Activity, IReadOnlyDictionary<string, string> Attributes);

/// <summary>
/// An item of a request that became no activity. <paramref name="Index"/> counts the items from 0 in their order;
/// <paramref name="Reason"/> quotes no personal data; <paramref name="Raw"/> is the item as it came.
/// </summary>
public sealed record RefusedItem(int Index, string Reason, string Raw);

/// <summary>What a tool's request says.</summary>
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>Understood as a whole, though perhaps not in each item.</summary>
    /// <param name="Activities">What becomes activities.</param>
    /// <param name="Ignored">Items that are understood and mean nothing to LeadSync.</param>
    /// <param name="Rejected">Items that can't be understood; they are kept.</param>
    public sealed record Understood(
        IReadOnlyList<ReportedActivity> Activities, IReadOnlyList<RefusedItem> Ignored, IReadOnlyList<RefusedItem> Rejected) : Reading;

    /// <summary>Nothing in it can be read. <paramref name="Path"/> is a JSON path or a header name; line and byte count from 0.</summary>
    public sealed record Malformed(string Reason, string? Path = null, long? Line = null, long? BytePosition = null) : Reading;

    /// <summary>A format that this source does not take.</summary>
    public sealed record UnsupportedFormat(string Reason) : Reading;
}

/// <summary>One marketing tool: how its requests are told from forged ones, and what they mean.</summary>
public interface IActivitySource
{
    /// <summary>The name in the address and in the settings.</summary>
    string Name { get; }

    /// <summary>Whether the request was made by someone who knows the secret. Constant-time in the secret.</summary>
    bool IsAuthentic(IncomingRequest request, string secret);

    /// <summary>Reads an authentic request. The same request gives the same activities again, apart from when they were received.</summary>
    Reading Read(IncomingRequest request, Instant receivedAt);
}
