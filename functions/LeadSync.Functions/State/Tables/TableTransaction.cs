using System.Globalization;
using System.Text;

namespace LeadSync.Functions.State.Tables;

/// <summary>An entity group transaction on the wire: one change set in one multipart body.</summary>
internal static class TableTransaction
{
    /// <summary>The longest body that the service takes.</summary>
    public const int MaxBody = 4 * 1024 * 1024;

    /// <summary>The body.</summary>
    /// <param name="table">The address of the table.</param>
    /// <param name="partitionKey">The key of the partition, encoded.</param>
    /// <param name="operations">At most 100, each row once.</param>
    /// <param name="commit">The mark that every written row gets; it is the boundary too.</param>
    public static byte[] Write(Uri table, string partitionKey, IReadOnlyList<RowOperation> operations, string commit)
    {
        using var body = new MemoryStream();
        Text(body, $"--batch_{commit}\r\nContent-Type: multipart/mixed; boundary=changeset_{commit}\r\n\r\n");
        foreach (var (i, operation) in operations.Index())
        {
            Text(body, $"--changeset_{commit}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {i}\r\n\r\n");
            Part(body, table, partitionKey, operation, commit);
            Text(body, "\r\n");
        }
        Text(body, $"--changeset_{commit}--\r\n--batch_{commit}--\r\n");
        return body.ToArray();
    }

    /// <summary>The type of the body.</summary>
    public static string ContentType(string commit) => $"multipart/mixed; boundary=batch_{commit}";

    /// <summary>
    /// Reads the answer: null for success, else the refusal of one operation. False where it can't be read, or answers fewer
    /// operations than there were: the same as no answer.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> answer, int operations, out TableError? error)
    {
        error = null;
        var text = Encoding.UTF8.GetString(answer);
        var done = 0;
        for (var at = NextStatus(text, 0); at >= 0; at = NextStatus(text, at + 1))
        {
            if (!int.TryParse(text.AsSpan(at + 9, Math.Min(3, text.Length - at - 9)), NumberStyles.None, CultureInfo.InvariantCulture, out var status)) return false;
            if (status is >= 200 and < 300)
            {
                done++;
                continue;
            }
            error = Error(status, text.AsSpan(at), operations);
            return error is not null;
        }
        return done == operations;
    }

    private static TableError? Error(int status, ReadOnlySpan<char> part, int operations)
    {
        var (start, end) = (part.IndexOfAny('{', '<'), part.LastIndexOfAny('}', '>'));
        if (start < 0 || end < start) return null;
        var error = TableError.Read(status, Encoding.UTF8.GetBytes(part[start..(end + 1)].ToString()));
        if (error.Code.Length == 0) return null;
        return error.Operation is null && operations == 1 ? error with { Operation = 0 } : error;
    }

    private static int NextStatus(string text, int from)
    {
        var at = text.IndexOf("\nHTTP/1.1 ", from, StringComparison.Ordinal);
        return at < 0 || at + 11 > text.Length ? -1 : at + 1;
    }

    private static void Part(MemoryStream body, Uri table, string partitionKey, RowOperation operation, string commit)
    {
        var entity = $"{table}(PartitionKey='{Uri.EscapeDataString(partitionKey)}',RowKey='{Uri.EscapeDataString(KeyEncoding.Encode(operation.Row))}')";
        switch (operation)
        {
            case RowOperation.Insert insert:
                Write(body, $"POST {table} HTTP/1.1\r\nPrefer: return-no-content\r\n", TableEntity.Write(partitionKey, insert.Row, insert.Value, commit));
                break;
            case RowOperation.Replace replace:
                Write(body, $"PUT {entity} HTTP/1.1\r\nIf-Match: {replace.ETag}\r\n", TableEntity.Write(partitionKey, replace.Row, replace.Value, commit));
                break;
            case RowOperation.Upsert upsert:
                Write(body, $"PUT {entity} HTTP/1.1\r\n", TableEntity.Write(partitionKey, upsert.Row, upsert.Value, commit));
                break;
            case RowOperation.Delete delete:
                Text(body, $"DELETE {entity} HTTP/1.1\r\nIf-Match: {delete.ETag ?? "*"}\r\nAccept: application/json;odata=minimalmetadata\r\n\r\n");
                break;
        }
    }

    private static void Write(MemoryStream body, string head, byte[] entity)
    {
        Text(body, $"{head}Accept: application/json;odata=minimalmetadata\r\nContent-Type: application/json\r\nContent-Length: {entity.Length}\r\nDataServiceVersion: 3.0\r\n\r\n");
        body.Write(entity);
    }

    private static void Text(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
