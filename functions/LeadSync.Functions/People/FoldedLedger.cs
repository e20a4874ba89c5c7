using System.IO.Compression;
using System.Text.Json;
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
        using var lines = new StreamReader(new DeflateStream(new MemoryStream(value, 1, value.Length - 1), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
            folded.Add(LedgerWalk.Read(JsonElement.Parse(line)));
        return folded;
    }
}
