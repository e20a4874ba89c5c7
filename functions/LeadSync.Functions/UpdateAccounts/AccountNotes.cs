using System.Text.Json;
using LeadSync.Functions.NextChange;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;
using NodaTime;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>What was last done about an account.</summary>
/// <param name="LeadThreshold">By which total its people qualified; null where the model decided.</param>
/// <param name="NextTouch">The day on which it has to be looked at again by itself, ISO; null for none.</param>
internal sealed record AccountNote(int? LeadThreshold, string? NextTouch = null);

/// <summary>
/// What is noted of accounts, and the marker by which writes of the same account that overlap notice each other: whoever
/// begins finds or makes it, the first to finish takes it away, and the others look again.
/// </summary>
internal sealed class AccountNotes(IPartitionStore store, DueDays due)
{
    private const string Writing = "writing";
    private const string Note = "note";

    /// <summary>To be called before anything of the account is read.</summary>
    public async Task<string> Begin(Guid account, CancellationToken cancel)
    {
        var partition = AccountMembers.Partition(account);
        while (true)
        {
            if (await store.Get(partition, Writing, cancel) is { } marker) return marker.ETag;
            await store.Commit(partition, [new RowOperation.Insert(Writing, [])], cancel);
        }
    }

    /// <summary>False where somebody else finished meanwhile: what was just written may have come after something newer.</summary>
    public async Task<bool> Finish(Guid account, string marker, CancellationToken cancel) =>
        await store.Commit(AccountMembers.Partition(account), [new RowOperation.Delete(Writing, marker)], cancel) is CommitResult.Committed;

    public async Task<AccountNote> Read(Guid account, CancellationToken cancel) =>
        await store.Get(AccountMembers.Partition(account), Note, cancel) is { } row
            ? JsonSerializer.Deserialize<AccountNote>(row.Value, JsonSerializerOptions.Web)! : new AccountNote(null);

    public Task Write(Guid account, AccountNote note, CancellationToken cancel) => store.Commit(
        AccountMembers.Partition(account), [new RowOperation.Upsert(Note, JsonSerializer.SerializeToUtf8Bytes(note, JsonSerializerOptions.Web))], cancel);

    /// <summary>Notes the day on which the account has to be looked at again by itself, in place of the one before.</summary>
    public async Task NoteDue(Guid account, LocalDate? day, CancellationToken cancel)
    {
        var note = await Read(account, cancel);
        if (CrmNote.Day(note.NextTouch) == day) return;
        await due.Move(DueKind.Account, account.ToString("N"), CrmNote.Day(note.NextTouch), day, cancel);
        await Write(account, note with { NextTouch = CrmNote.Iso(day) }, cancel);
    }
}
