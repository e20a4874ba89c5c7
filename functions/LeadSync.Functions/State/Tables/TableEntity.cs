using System.Text.Json;

namespace LeadSync.Functions.State.Tables;

/// <summary>
/// A row as an entity: its value in pieces of 64 KiB (V0 … V14), the commit that wrote it (C), and its name (N) where the key
/// can't hold it.
/// </summary>
internal static class TableEntity
{
    private const int Piece = 64 * 1024;

    /// <summary>The pieces that a value of the greatest length has; with keys and names they stay below 1 MiB.</summary>
    private const int MostPieces = IPartitionStore.MaxValueLength / Piece;

    private const string Commit = "C";
    private const string Name = "N";

    private static readonly string[] Values = [.. Enumerable.Range(0, MostPieces).Select(i => $"V{i}")];

    /// <summary>The body that writes a row: UTF-8 JSON.</summary>
    public static byte[] Write(string partitionKey, string row, byte[] value, string commit)
    {
        using var buffer = new MemoryStream((value.Length * 4 / 3) + 512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("PartitionKey", partitionKey);
            json.WriteString("RowKey", KeyEncoding.Encode(row));
            json.WriteString(Commit, commit);
            if (KeyEncoding.IsTooLong(row)) json.WriteString(Name, row);
            for (var (i, from) = (0, 0); from < value.Length; i++, from += Piece)
            {
                json.WriteString($"{Values[i]}@odata.type", "Edm.Binary");
                json.WriteBase64String(Values[i], value.AsSpan(from, Math.Min(Piece, value.Length - from)));
            }
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    /// <summary>The row of an entity; its ETag is in the entity of a list, and in the header for a single one.</summary>
    public static StoredRow Read(JsonElement entity, string? etag = null)
    {
        using var value = new MemoryStream();
        foreach (var name in Values)
        {
            if (!entity.TryGetProperty(name, out var piece)) break;
            value.Write(piece.GetBytesFromBase64());
        }
        return new StoredRow(NameOf(entity), value.ToArray(), etag ?? entity.GetProperty("odata.etag").GetString()!);
    }

    /// <summary>The commit that wrote an entity.</summary>
    public static string? CommitOf(JsonElement entity) => entity.TryGetProperty(Commit, out var commit) ? commit.GetString() : null;

    private static string NameOf(JsonElement entity) =>
        entity.TryGetProperty(Name, out var name) ? name.GetString()! : KeyEncoding.Decode(entity.GetProperty("RowKey").GetString()!);
}
