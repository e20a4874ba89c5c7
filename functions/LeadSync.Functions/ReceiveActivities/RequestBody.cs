using System.IO.Compression;

namespace LeadSync.Functions.ReceiveActivities;

/// <summary>Why a body was not taken.</summary>
internal enum BodyProblem
{
    None,
    TooLarge,
    UnknownEncoding,
    BrokenGzip,
}

/// <summary>Reads a request's body: the bytes as they came and without compression, both within a limit.</summary>
internal static class RequestBody
{
    /// <summary>The longest body, compressed and not. The largest real batches are well below.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>
    /// Compression is told by the header or by the first bytes: the Functions host forwards compressed bodies and drops the
    /// header.
    /// </summary>
    public static async Task<(ReadOnlyMemory<byte> Wire, ReadOnlyMemory<byte> Body, BodyProblem Problem)> Read(
        HttpRequest request, CancellationToken cancel)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "identity") && !encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase))
            return (default, default, BodyProblem.UnknownEncoding);
        if (request.ContentLength > MaxLength || await ReadUpTo(request.Body, MaxLength, cancel) is not { } wire)
            return (default, default, BodyProblem.TooLarge);
        if (wire.Span is not [0x1f, 0x8b, ..])
            return (wire, wire, BodyProblem.None);
        try
        {
            await using var unzipped = new GZipStream(new MemoryStream(wire.ToArray()), CompressionMode.Decompress);
            return await ReadUpTo(unzipped, MaxLength, cancel) is { } body
                ? (wire, body, BodyProblem.None)
                : (default, default, BodyProblem.TooLarge);
        }
        catch (InvalidDataException)
        {
            return (default, default, BodyProblem.BrokenGzip);
        }
    }

    /// <summary>All of the stream, or null where it is longer than the limit.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadUpTo(Stream stream, int limit, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancel)) > 0)
        {
            if (buffer.Length + read > limit)
                return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
