using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace LeadSync.Functions.State.Tables;

/// <summary>An answer of the service: what came, and whether the request was sent more than once.</summary>
internal readonly record struct TableAnswer<T>(T? Value, TableError? Error, bool IsRepeated);

/// <summary>
/// The REST protocol of Azure Tables, as far as a partition store needs it. The pipeline below it signs, waits out throttling
/// and repeats what got no answer.
/// </summary>
internal sealed class TableService(HttpPipeline pipeline, Uri endpoint)
{
    /// <summary>The version of the protocol; from it on tables take tokens of Entra.</summary>
    public const string Version = "2020-12-06";

    private const string Json = "application/json;odata=minimalmetadata";

    // An account's address may have a path (the emulator's has), and has a slash at its end where it has none.
    private readonly string root = endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>A table's address.</summary>
    public Uri AddressOf(string table) => new($"{root}/{table}");

    /// <summary>One entity with its ETag, or null where there is none.</summary>
    public async Task<(JsonElement Entity, string ETag)?> Get(string table, string partitionKey, string rowKey, CancellationToken cancel)
    {
        using var message = Message(RequestMethod.Get, $"{root}/{table}(PartitionKey='{Uri.EscapeDataString(partitionKey)}',RowKey='{Uri.EscapeDataString(rowKey)}')");
        var response = await Send(message, cancel);
        if (response.Status == 404) return null;
        Expect(response, 200);
        return (Read(response), response.Headers.TryGetValue("ETag", out var etag) ? etag! : throw Unreadable());
    }

    /// <summary>One page of entities with from ≤ RowKey &lt; before, and where the next one begins; null after the last.</summary>
    public async Task<(IReadOnlyList<JsonElement> Entities, TablePage? Next)> Query(TableRange range, TablePage? page, CancellationToken cancel)
    {
        var filter = $"PartitionKey eq '{range.PartitionKey}' and RowKey ge '{range.From}' and RowKey lt '{range.Before}'";
        var next = page is null ? "" : $"&NextPartitionKey={Uri.EscapeDataString(page.PartitionKey)}&NextRowKey={Uri.EscapeDataString(page.RowKey)}";
        using var message = Message(RequestMethod.Get, $"{root}/{range.Table}()?$filter={Uri.EscapeDataString(filter)}{next}");
        var response = await Send(message, cancel);
        if (response.Status == 404 && ErrorOf(response).Code == TableError.TableNotFound) return ([], null);
        Expect(response, 200);
        return ([.. Read(response).GetProperty("value").EnumerateArray()], TablePage.Of(response.Headers));
    }

    /// <summary>Commits a transaction: no error where all of it is durable. Null as value where the answer can't be read.</summary>
    public async Task<TableAnswer<bool?>> Commit(byte[] body, string commit, int operations, CancellationToken cancel)
    {
        using var message = Message(RequestMethod.Post, $"{root}/$batch");
        message.Request.Headers.SetValue("Content-Type", TableTransaction.ContentType(commit));
        message.Request.Content = RequestContent.Create(body);
        var response = await Send(message, cancel);
        var isRepeated = message.ProcessingContext.RetryNumber > 0;
        if (response.Status != 202) return new(false, ErrorOf(response), isRepeated);
        return TableTransaction.TryRead(response.Content.ToMemory().Span, operations, out var error)
            ? new(error is null, error, isRepeated)
            : new(null, null, isRepeated);
    }

    /// <summary>Makes a table; that it is there already is no error.</summary>
    public async Task Create(string table, CancellationToken cancel)
    {
        using var message = Message(RequestMethod.Post, $"{root}/Tables");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new { TableName = table }));
        var response = await Send(message, cancel);
        if (response.Status == 409 && ErrorOf(response).Code == "TableAlreadyExists") return;
        Expect(response, 201, 204);
    }

    private HttpMessage Message(RequestMethod method, string address)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address));
        message.Request.Headers.SetValue("Accept", Json);
        message.Request.Headers.SetValue("x-ms-version", Version);
        message.Request.Headers.SetValue("DataServiceVersion", "3.0;NetFx");
        message.Request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        return message;
    }

    private async Task<Response> Send(HttpMessage message, CancellationToken cancel)
    {
        try
        {
            await pipeline.SendAsync(message, cancel);
            return message.Response;
        }
        catch (AuthenticationFailedException failure)
        {
            throw new TableStoreException("Entra gave no token for Azure Tables: look at the identity of LeadSync (LeadSync:Azure).", failure);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException
            || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new TableStoreException($"Azure Tables does not answer ({failure.GetType().Name}).", failure);
        }
    }

    private static JsonElement Read(Response response)
    {
        try
        {
            return JsonElement.Parse(response.Content.ToMemory().Span);
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static void Expect(Response response, params ReadOnlySpan<int> statuses)
    {
        if (!statuses.Contains(response.Status)) throw TableStoreException.Of(ErrorOf(response));
    }

    private static TableError ErrorOf(Response response) => TableError.Read(response.Status, response.Content.ToMemory().Span);

    private static TableStoreException Unreadable() => new("The answer of Azure Tables is not what its protocol says; is something in between?");
}

/// <summary>Rows of one partition between two keys, all of them encoded.</summary>
internal sealed record TableRange(string Table, string PartitionKey, string From, string Before);

/// <summary>Where the next page begins. The service may end a page early, even with no entity on it.</summary>
internal sealed record TablePage(string PartitionKey, string RowKey)
{
    public static TablePage? Of(ResponseHeaders headers) =>
        headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partitionKey)
            ? new TablePage(partitionKey!, headers.TryGetValue("x-ms-continuation-NextRowKey", out var rowKey) ? rowKey! : "")
            : null;
}
