using LeadSync.Functions.Mapping;
using LeadSync.Functions.Scheduling;

namespace LeadSync.Functions.RefreshAccounts;

/// <summary>
/// Has the accounts at hand where nothing else asks for them: what the CRM's webhook failed to tell is noticed, and whom it
/// concerns is mapped anew, though nobody does anything. A list that is not old enough is left alone.
/// </summary>
internal sealed class RefreshAccountsJob(AccountDirectory accounts) : IScheduledJob
{
    /// <summary>More often than a list grows old, so that it is never much older.</summary>
    public const string Schedule = "0 5/10 * * * *";

    /// <inheritdoc/>
    public Task Run(DateTimeOffset now, CancellationToken cancel) => accounts.Current(cancel);
}
