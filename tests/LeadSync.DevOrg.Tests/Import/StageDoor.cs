using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The ways in which clients save a lead; each answers "204", or the message of the refusal.</summary>
internal static partial class StageDoor
{
    public static readonly string[] All = ["form", "UpdateMultiple", "UpsertMultiple", "change set"];

    public static async Task<string> Save(string door, HttpClient client, string lead, string columns)
    {
        var id = lead[(lead.LastIndexOf('(') + 1)..^1];
        var target = $$"""{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.lead","leadid":"{{id}}",{{columns}}}]}""";
        using var answer = door switch
        {
            "form" => await client.Ask("PATCH", $"leads({id})", $"{{{columns}}}", ("If-Match", "*")),
            "change set" => await client.SendAsync(ChangeSet($"leads({id})", $"{{{columns}}}")),
            _ => await client.Ask("POST", $"leads/Microsoft.Dynamics.CRM.{door}", target),
        };
        var text = await answer.Content.ReadAsStringAsync();
        var refused = Error().Match(text);
        return refused.Success ? JsonSerializer.Deserialize<string>(refused.Groups["text"].Value)! : answer.IsSuccessStatusCode ? "204" : text;
    }

    private static HttpRequestMessage ChangeSet(string row, string json)
    {
        var text = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
            + "--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: 1\r\n\r\n"
            + $"PATCH /api/data/v9.2/{row} HTTP/1.1\r\nContent-Type: application/json;type=entry\r\n\r\n{json}\r\n--c--\r\n\r\n--b--\r\n";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary=b");
        return new HttpRequestMessage(HttpMethod.Post, "$batch") { Content = content };
    }

    [GeneratedRegex("\"message\":(?<text>\"(?:[^\"\\\\]|\\\\.)*\")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Error();
}
