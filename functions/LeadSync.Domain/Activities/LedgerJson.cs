using System.Text.Json;

namespace LeadSync.Domain.Activities;

/// <summary>
/// Reads back what <see cref="ActivityJson.Write(Activity)"/> wrote, in a fraction of the time of <see cref="ActivityJson.Read"/>:
/// whoever scores everybody anew reads every activity there is. Nothing is gathered about errors, since there should be none.
/// </summary>
public static class LedgerJson
{
    /// <summary>The activity of a ledger row. Fields of later writers are ignored.</summary>
    /// <exception cref="InvalidDataException">It is no ledger row: the storage is broken.</exception>
    public static Activity Read(ReadOnlySpan<byte> row)
    {
        try
        {
            return new LedgerReader(row).Read();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Not passed on as the inner exception, whose message may quote what the row holds.
            throw LedgerReader.Broken();
        }
    }
}
