using System.Text;
using System.Text.Json;

namespace LeadSync.Functions.State.Tables;

/// <summary>
/// Puts rows into the order of their names, and leaves out those beyond the bounds. Keys have the order of names except where
/// names are too long for a key and begin alike: such rows are gathered and sorted.
/// </summary>
internal sealed class AlikeRows(string from, string before)
{
    private readonly byte[] first = Encoding.UTF8.GetBytes(from);
    private readonly byte[] end = Encoding.UTF8.GetBytes(before);
    private readonly List<(byte[] Name, StoredRow Row)> gathered = [];
    private string beginning = "";

    /// <summary>Takes the next entity; gives the rows that are in their order now.</summary>
    public IEnumerable<StoredRow> Add(JsonElement entity)
    {
        var key = entity.GetProperty("RowKey").GetString()!;
        var own = key.Length < KeyEncoding.KeptOfLong ? "" : key[..KeyEncoding.KeptOfLong];
        IEnumerable<StoredRow> ready = own == beginning && own.Length > 0 ? [] : Rest();
        beginning = own;
        var row = TableEntity.Read(entity);
        var name = Encoding.UTF8.GetBytes(row.Row);
        if (name.AsSpan().SequenceCompareTo(first) >= 0 && name.AsSpan().SequenceCompareTo(end) < 0) gathered.Add((name, row));
        return ready;
    }

    /// <summary>What is still gathered.</summary>
    public IReadOnlyList<StoredRow> Rest()
    {
        gathered.Sort((one, other) => one.Name.AsSpan().SequenceCompareTo(other.Name));
        StoredRow[] rows = [.. gathered.Select(each => each.Row)];
        gathered.Clear();
        return rows;
    }
}
