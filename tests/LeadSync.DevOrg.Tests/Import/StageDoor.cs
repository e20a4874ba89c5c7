using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>One way in which a client saves rows; each answers "204", or the message of the refusal.</summary>
internal sealed partial class StageDoor : IAsyncDisposable
{
    private const string Application = "LeadSync Integration";

    /// <summary>Ways to change a row. The form sends the row version that it shows, with the cookie of its page.</summary>
    public static readonly string[] All = ["form", "PATCH", "UpdateMultiple", "UpsertMultiple", "change set"];

    /// <summary>Ways to bring a new row; an import sends CreateMultiple or UpsertMultiple.</summary>
    public static readonly string[] ToCreate = ["form", "CreateMultiple", "UpsertMultiple", "change set"];

    private readonly string door;
    private readonly HttpClient client;

    private StageDoor(string door, HttpClient client) => (this.door, this.client) = (door, client);

    /// <summary>An application has no form.</summary>
    public static bool IsOpenTo(string door, string user) => door != "form" || user != Application;

    public static async Task<StageDoor> Client(StagedOrg org, string door, string user) =>
        new(door, door == "form" ? await org.Page(user) : org.Client(user));

    public async Task<string> Save(StagePairs pairs, string row, string columns)
    {
        var id = GuardedOrg.Id(row);
        var address = $"{pairs.Set}({id})";
        using var answer = door switch
        {
            "form" => await client.Ask("PATCH", address, $"{{{columns}}}", ("If-Match", (await client.Ask("GET", address).Json()).GetProperty("@odata.etag").GetString()!)),
            "PATCH" => await client.Ask("PATCH", address, $"{{{columns}}}"),
            "change set" => await client.SendAsync(ChangeSet("PATCH", address, columns)),
            _ => await client.Ask("POST", $"{pairs.Set}/Microsoft.Dynamics.CRM.{door}", Targets(pairs, $"\"{pairs.Table}id\":\"{id}\",{columns}")),
        };
        return await Read(answer);
    }

    public async Task<string> Create(StagePairs pairs, string columns)
    {
        using var answer = door switch
        {
            "form" => await client.Ask("POST", pairs.Set, $"{{{columns}}}"),
            "change set" => await client.SendAsync(ChangeSet("POST", pairs.Set, columns)),
            "UpsertMultiple" => await client.Ask("POST", $"{pairs.Set}/Microsoft.Dynamics.CRM.{door}", Targets(pairs, $"\"{pairs.Table}id\":\"{Guid.NewGuid()}\",{columns}")),
            _ => await client.Ask("POST", $"{pairs.Set}/Microsoft.Dynamics.CRM.{door}", Targets(pairs, columns)),
        };
        return await Read(answer);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Targets(StagePairs pairs, string columns) =>
        $$"""{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.{{pairs.Table}}",{{columns}}}]}""";

    private static async Task<string> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var refused = Error().Match(text);
        return refused.Success ? JsonSerializer.Deserialize<string>(refused.Groups["text"].Value)! : answer.IsSuccessStatusCode ? "204" : text;
    }

    private static HttpRequestMessage ChangeSet(string method, string path, string columns)
    {
        var text = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
            + "--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: 1\r\n\r\n"
            + $"{method} /api/data/v9.2/{path} HTTP/1.1\r\nContent-Type: application/json;type=entry\r\n\r\n{{{columns}}}\r\n--c--\r\n\r\n--b--\r\n";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary=b");
        return new HttpRequestMessage(HttpMethod.Post, "$batch") { Content = content };
    }

    [GeneratedRegex("\"message\":(?<text>\"(?:[^\"\\\\]|\\\\.)*\")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Error();
}
