using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Functions.Dataverse;

/// <summary>
/// The Web API of one Dataverse environment, as far as LeadSync uses it. Rows are JSON objects with the platform's
/// column names. Writes carry <c>tag=leadsync</c>, so that their echo can be told from other people's changes. Refusals
/// and outages are values; only broken code throws.
/// </summary>
internal sealed class DataverseClient(DataversePipeline pipeline, Uri api)
{
    private static readonly string Pages = $"odata.maxpagesize={LargestPage}";

    /// <summary>The mark of LeadSync's own writes; plug-ins and webhooks see it in the shared variables.</summary>
    public const string Tag = "leadsync";

    /// <summary>The address of the Web API.</summary>
    public Uri Api => api;

    /// <summary>The most rows a page of a standard table holds.</summary>
    public const int LargestPage = 5000;

    /// <summary>How many application users take turns.</summary>
    public int Users => pipeline.Users;

    /// <summary>The id of the user whose turn it is.</summary>
    public async Task<Answer<Guid>> WhoAmI(CancellationToken cancel)
    {
        var me = await Read(new Uri(api, "WhoAmI"), Pages, cancel);
        return me.Failed ? me.Error : me.Value.GetProperty("UserId").GetGuid();
    }

    /// <summary>Reads all rows of a query, page after page.</summary>
    /// <param name="query">Set and options, escaped, such as <c>leads?$select=fullname</c>.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>The rows in the CRM's order, or the error of the first page that failed.</returns>
    public async Task<Answer<List<JsonElement>>> Query(string query, CancellationToken cancel)
    {
        var rows = new List<JsonElement>();
        for (var address = query; address is not null;)
        {
            var page = await Read(Own(address), Pages, cancel);
            if (page.Failed) return page.Error;
            rows.AddRange(page.Value.GetProperty("value").EnumerateArray());
            address = Link(page.Value, "@odata.nextLink");
        }
        return rows;
    }

    /// <summary>Reads one page of a table's changes.</summary>
    /// <param name="address">A query without filter and order for all rows, or the link of a page before.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<Answer<TrackedPage>> Track(string address, CancellationToken cancel)
    {
        var page = await Read(Own(address), $"odata.track-changes,{Pages}", cancel);
        if (page.Failed) return page.Error;
        return new TrackedPage(
            [.. page.Value.GetProperty("value").EnumerateArray()],
            Link(page.Value, "@odata.nextLink"), Link(page.Value, "@odata.deltaLink"));
    }

    /// <summary>Reads one row by id.</summary>
    public Task<Answer<JsonElement>> Retrieve(string set, Guid id, string columns, CancellationToken cancel) =>
        Read(new Uri(api, $"{set}({id:D})?$select={columns}"), Pages, cancel);

    /// <summary>Changes columns of one existing row; an absent row is an error, never a new one.</summary>
    public Task<Answer<Nothing>> Update(string set, Guid id, JsonObject columns, CancellationToken cancel) =>
        Write(HttpMethod.Patch, $"{set}({id:D})?tag={Tag}", columns, onlyExisting: true, cancel);

    /// <summary>Makes a row whose id the caller has chosen; that it is there already is no error, and leaves it as it is.</summary>
    public async Task<Answer<Nothing>> Create(string set, JsonObject columns, CancellationToken cancel)
    {
        var made = await Write(HttpMethod.Post, $"{set}?tag={Tag}", columns, onlyExisting: false, cancel);
        return made is { Failed: true, Error.Fault: DataverseFault.DuplicateKey } ? default(Nothing) : made;
    }

    /// <summary>Deletes a row; that it is gone already is no error.</summary>
    public async Task<Answer<Nothing>> Delete(string set, Guid id, CancellationToken cancel)
    {
        var sent = await pipeline.Send(() => Request(HttpMethod.Delete, new Uri(api, $"{set}({id:D})?tag={Tag}")), cancel);
        if (sent.Failed) return sent.Error;
        using var answer = sent.Value;
        return answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound ? default(Nothing) : await DataverseError.Read(answer, cancel);
    }

    /// <summary>Changes many rows in one transaction: all of them or none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Each with its primary key column.</param>
    /// <param name="cancel">Gives up waiting; what was sent may still be done.</param>
    public Task<Answer<Nothing>> UpdateMultiple(CrmTable table, IEnumerable<JsonObject> rows, CancellationToken cancel) =>
        WriteMany("UpdateMultiple", table, rows, cancel);

    /// <summary>Creates or changes many rows in one transaction.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Each with <c>@odata.id</c> naming an alternate key, whose columns the row then omits.</param>
    /// <param name="cancel">Gives up waiting; what was sent may still be done.</param>
    public Task<Answer<Nothing>> UpsertMultiple(CrmTable table, IEnumerable<JsonObject> rows, CancellationToken cancel) =>
        WriteMany("UpsertMultiple", table, rows, cancel);

    private Task<Answer<Nothing>> WriteMany(string message, CrmTable table, IEnumerable<JsonObject> rows, CancellationToken cancel)
    {
        var targets = new JsonArray();
        foreach (var row in rows)
        {
            var target = new JsonObject { ["@odata.type"] = $"Microsoft.Dynamics.CRM.{table.LogicalName}" };
            foreach (var (name, value) in row) target[name] = value?.DeepClone();
            targets.Add(target);
        }
        return Write(HttpMethod.Post, $"{table.SetName}/Microsoft.Dynamics.CRM.{message}?tag={Tag}",
            new JsonObject { ["Targets"] = targets }, onlyExisting: false, cancel);
    }

    private async Task<Answer<Nothing>> Write(HttpMethod method, string address, JsonObject body, bool onlyExisting, CancellationToken cancel)
    {
        var json = Encoding.UTF8.GetBytes(body.ToJsonString());
        var sent = await pipeline.Send(() =>
        {
            var request = Request(method, new Uri(api, address));
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
            if (onlyExisting) request.Headers.TryAddWithoutValidation("If-Match", "*");
            return request;
        }, cancel);
        if (sent.Failed) return sent.Error;
        using var answer = sent.Value;
        return answer.IsSuccessStatusCode ? default(Nothing) : await DataverseError.Read(answer, cancel);
    }

    private async Task<Answer<JsonElement>> Read(Uri address, string prefer, CancellationToken cancel)
    {
        var sent = await pipeline.Send(() =>
        {
            var request = Request(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
            return request;
        }, cancel);
        if (sent.Failed) return sent.Error;
        using var answer = sent.Value;
        if (answer.StatusCode != HttpStatusCode.OK) return await DataverseError.Read(answer, cancel);
        try
        {
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return DataverseError.NoAnswer("the answer is not JSON"); // a proxy's page in place of the CRM's
        }
    }

    private static string? Link(JsonElement page, string name) => page.TryGetProperty(name, out var link) ? link.GetString() : null;

    /// <summary>A link is taken as it is, but never to another host: the token goes along.</summary>
    private Uri Own(string address)
    {
        var own = new Uri(api, address);
        return own.Authority == api.Authority && own.Scheme == api.Scheme
            ? own
            : throw new InvalidOperationException($"The next page is not on {api.Authority}.");
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        request.Headers.TryAddWithoutValidation("OData-Version", "4.0");
        return request;
    }
}

/// <summary>A page of what changed in a table.</summary>
/// <param name="Rows">Changed rows with all columns asked for; a deleted one has <c>id</c> and <c>reason</c> alone.</param>
/// <param name="Next">The link of the next page, or null.</param>
/// <param name="Delta">On the last page the link by which later changes are read, where the table's changes are tracked.</param>
internal sealed record TrackedPage(IReadOnlyList<JsonElement> Rows, string? Next, string? Delta);
