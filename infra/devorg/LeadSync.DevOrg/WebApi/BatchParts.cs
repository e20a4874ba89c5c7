using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LeadSync.DevOrg.WebApi;

/// <summary>One part of a batch: a single request, or a change set of several.</summary>
internal sealed record BatchPart(bool IsSet, IReadOnlyList<(string ContentId, ApiRequest Request)> Requests);

/// <summary>Reads a multipart/mixed batch.</summary>
internal static class BatchParts
{
    private const int Most = 1000;

    public static async Task<IReadOnlyList<BatchPart>> Read(string? contentType, Stream body, string root, CancellationToken cancel)
    {
        var parts = new List<BatchPart>();
        var reader = new MultipartReader(Boundary(contentType), body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.ContentType?.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase) == true)
                parts.Add(new BatchPart(IsSet: true, await ReadSet(section, root, cancel)));
            else
                parts.Add(new BatchPart(IsSet: false, [await ReadRequest(section, root, cancel)]));
        }

        return parts.Sum(part => part.Requests.Count) <= Most
            ? parts
            : throw new OrgFault(400, 0x80048d19, $"The batch holds more than {Most} requests.");
    }

    private static async Task<List<(string, ApiRequest)>> ReadSet(MultipartSection set, string root, CancellationToken cancel)
    {
        var requests = new List<(string ContentId, ApiRequest Request)>();
        var reader = new MultipartReader(Boundary(set.ContentType), set.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
            requests.Add(await ReadRequest(section, root, cancel));
        if (requests.Any(each => each.Request.IsRead))
            throw new OrgFault(400, 0x80048d19, "A change set must not hold GET requests.");
        if (requests.Any(each => each.ContentId.Length == 0))
            throw new OrgFault(400, 0x80048d19, "Content-ID header is required for every request of a change set. The stream is not readable.");
        return requests;
    }

    private static async Task<(string, ApiRequest)> ReadRequest(MultipartSection section, string root, CancellationToken cancel)
    {
        using var text = new StreamReader(section.Body, Encoding.UTF8);
        var line = (await text.ReadLineAsync(cancel))?.Split(' ') ?? [];
        if (line.Length < 2)
            throw new OrgFault(400, 0x80048d19, "A part of the batch does not begin with a request line.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await text.ReadLineAsync(cancel) is { Length: > 0 } header)
            if (header.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers[header[..colon].Trim()] = header[(colon + 1)..].Trim();
        var content = await text.ReadToEndAsync(cancel);
        var contentId = section.Headers?.TryGetValue("Content-ID", out var outer) == true ? outer.ToString() : headers.GetValueOrDefault("Content-ID", "");
        var (path, query) = Address(line[1]);
        return (contentId, new ApiRequest(line[0].ToUpperInvariant(), path, query, headers, Json(content)) { Root = root });
    }

    private static JsonElement? Json(string content)
    {
        if (string.IsNullOrWhiteSpace(content))
            return null;
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw Faults.BadPayload("", $"Microsoft.OData.ODataException: Invalid JSON: {exception.Message}");
        }
    }

    private static (string Path, Dictionary<string, string> Query) Address(string address)
    {
        var at = address.IndexOf(ApiEndpoint.Root, StringComparison.OrdinalIgnoreCase);
        var local = at < 0 ? address.TrimStart('/') : address[(at + ApiEndpoint.Root.Length)..];
        var question = local.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? [] : QueryHelpers.ParseQuery(local[question..]).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return (question < 0 ? local : local[..question], query);
    }

    private static string Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var media) && media.Boundary.HasValue
            ? HeaderUtilities.RemoveQuotes(media.Boundary).ToString()
            : throw new OrgFault(400, 0x80048d19, "The content type of a batch must be multipart/mixed with a boundary.");
}
