using System.IO.Compression;
using LeadSync.Domain.Activities;

namespace LeadSync.Functions.People;

/// <summary>
/// A folded part of a ledger: one row in place of many. Nothing of an activity is lost, so any model, a later one too, scores
/// it as before, and a late duplicate is still known.
/// </summary>
/// <remarks>Layout 1: the byte 1, then a deflate stream of lines, each an activity in exchange form (UTF-8), in the order of their ledger rows.</remarks>
internal sealed class FoldedLedger
{
    private const byte Layout = 1;

    private readonly SortedDictionary<string, Activity> _activities = new(StringComparer.Ordinal);

    /// <summary>The activities by their ledger row.</summary>
    public IReadOnlyDictionary<string, Activity> Activities => _activities;

    /// <summary>Takes an activity in; one that it holds already changes nothing.</summary>
    public void Add(Activity activity) => _activities.TryAdd(PersonRows.Ledger(activity), activity);

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(Layout);
        using (var deflate = new DeflateStream(bytes, CompressionLevel.SmallestSize))
            foreach (var activity in _activities.Values)
            {
                deflate.Write(ActivityJson.Write(activity));
                deflate.WriteByte((byte)'\n');
            }
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The row was written by a later version, or the storage is broken.</exception>
    public static FoldedLedger Read(byte[] value)
    {
        if (value.Length == 0 || value[0] != Layout)
            throw new InvalidDataException("A folded ledger of an unknown layout.");
        var folded = new FoldedLedger();
        var lines = Inflate(value.AsMemory(1)).Span;
        while (lines.IndexOf((byte)'\n') is var end and >= 0)
        {
            folded.Add(LedgerJson.Read(lines[..end]));
            lines = lines[(end + 1)..];
        }
        return lines.IsEmpty ? folded : throw new InvalidDataException("A folded ledger ends within an activity.");
    }

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> value)
    {
        using var deflated = new DeflateStream(new MemoryStream(value.ToArray()), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        deflated.CopyTo(bytes);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
