namespace LeadSync.Tests.Shared.ServiceBus;

/// <summary>What goes wrong with one request.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Nothing: this request is let through, the next ones may fail.</summary>
    public sealed record None : Fault;

    /// <summary>An answer in place of the work.</summary>
    public sealed record Status(int Code, int? RetryAfterSeconds = null) : Fault;

    /// <summary>The line is cut before anything is done.</summary>
    public sealed record CutBefore : Fault;

    /// <summary>Everything is done, then the line is cut in place of the answer.</summary>
    public sealed record CutAfter : Fault;

    /// <summary>Everything is done, and the answer breaks off in its body.</summary>
    public sealed record Truncated : Fault;

    /// <summary>No answer until the client gives up.</summary>
    public sealed record Silence : Fault;
}

/// <summary>A request that arrived.</summary>
internal sealed record SeenRequest(string Method, string Path, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body);
