using System.Runtime.CompilerServices;
using LeadSync.Domain.Activities;
using LeadSync.Functions.State;

namespace LeadSync.Functions.People;

/// <summary>Reads the whole ledger of a person.</summary>
internal sealed class LedgerWalk(IPartitionStore store)
{
    /// <summary>
    /// Every activity by its ledger row. One that is folded meanwhile may come twice, but none is missed: single rows are read
    /// first, and folding takes a row away only together with putting it into its folded part.
    /// </summary>
    public async IAsyncEnumerable<(string Row, Activity Activity)> Of(string person, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in store.Range(PersonRows.Person(person), PersonRows.LedgerPrefix, PersonRows.LedgerEnd, cancel))
            yield return (row.Row, Read(row));
        await foreach (var row in store.Range(PersonRows.Person(person), PersonRows.FoldedPrefix, PersonRows.FoldedEnd, cancel))
            foreach (var (name, activity) in FoldedLedger.Read(row.Value).Activities)
                yield return (name, activity);
    }

    /// <exception cref="InvalidDataException">The storage is broken.</exception>
    public static Activity Read(StoredRow row) => LedgerJson.Read(row.Value);
}
