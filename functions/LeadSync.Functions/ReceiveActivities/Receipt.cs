using LeadSync.Functions.Intake;

namespace LeadSync.Functions.ReceiveActivities;

/// <summary>What became of a request of a marketing tool.</summary>
internal abstract record Receipt
{
    private Receipt()
    {
    }

    /// <summary>All of it is durable: the activities in the queue, what was rejected among the dead letters.</summary>
    public sealed record Durable(int Accepted, IReadOnlyList<RefusedItem> Ignored, IReadOnlyList<RefusedItem> Rejected) : Receipt;

    /// <summary>No source of that name is configured.</summary>
    public sealed record UnknownSource : Receipt;

    /// <summary>The signature or token is missing or wrong.</summary>
    public sealed record NotAuthentic : Receipt;

    /// <summary>The source can't read the request; nothing is kept.</summary>
    public sealed record NotUnderstood(Reading Reading) : Receipt;
}
