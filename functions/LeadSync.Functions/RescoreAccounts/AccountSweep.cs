using System.Text;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.People;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateAccounts;

namespace LeadSync.Functions.RescoreAccounts;

/// <summary>
/// Has all accounts scored anew when another model than before is the published primary one. Runs when the CRM tells of a
/// changed model, and by the clock in case that message was lost.
/// </summary>
internal sealed class AccountSweep(IScoringModels models, AccountDirectory accounts, DirtyAccounts dirty, IPartitionStore store) : IScheduledJob
{
    private const string Model = "model";

    private static readonly Partition Swept = new("accounts", "swept");

    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        if (await models.Published(cancel) is not { Primary: var model } || model.Account is null) return;
        if (await store.Get(Swept, Model, cancel) is { } row && Encoding.UTF8.GetString(row.Value) == model.Id) return;
        var book = await accounts.Current(cancel);
        if (book.Failed) return;
        // Noted after all are in the queue: a sweep that was cut off starts over.
        await dirty.Mark(book.Value.All.Select(account => account.Id), cancel);
        await store.Commit(Swept, [new RowOperation.Upsert(Model, Encoding.UTF8.GetBytes(model.Id))], cancel);
    }
}
