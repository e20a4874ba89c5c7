namespace LeadSync.Functions.Scheduling;

/// <summary>Work that is due by the clock. A run may be repeated or come late; it must be safe to start over at any instant.</summary>
public interface IScheduledJob
{
    /// <summary>Does what is due at <paramref name="now"/>, all that earlier runs left undone included. An exception means that it is to be tried again.</summary>
    Task Run(DateTimeOffset now, CancellationToken cancel);
}
