namespace LeadSync.DevOrg.Pipeline;

/// <summary>A message to post, and where to.</summary>
internal sealed record WebhookJob(Guid Id, string Message, string Table)
{
    public required Guid CorrelationId { get; init; }

    /// <summary>UTF-8 JSON.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether the body lost its rows to the size limit.</summary>
    public required bool Stripped { get; init; }

    /// <summary>Null while nobody has configured the endpoint.</summary>
    public string? Url { get; init; }

    /// <summary>4 WebhookKey, 5 HttpHeader, 6 HttpQueryString.</summary>
    public int AuthType { get; init; }

    /// <summary>The key, or the settings as XML.</summary>
    public string? AuthValue { get; init; }

    public bool DeleteWhenDone { get; init; }
}

/// <summary>How a job ended: Error null means that the receiver answered 2xx.</summary>
internal sealed record WebhookOutcome(DateTime StartedOn, int Attempts, int Status, string? Error);
