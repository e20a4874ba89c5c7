using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Cli.Crm;
using LeadSync.Cli.Instances;

namespace LeadSync.Cli.Verbs;

/// <summary>`process`: prints the process of an instance as tables or as a flow chart.</summary>
internal static class ProcessVerb
{
    private static readonly Dictionary<string, string> Properties = new() { ["html"] = "Table", ["svg"] = "Svg", ["markdown"] = "Markdown" };

    private static readonly Dictionary<string, int> Languages = new() { ["en"] = 1033, ["de"] = 1031 };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command(Output output)
    {
        var to = CommonOptions.To();
        var token = CommonOptions.Token();
        var language = new Option<string>("--language") { Description = "en or de.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. Languages.Keys]);
        var format = new Option<string>("--format") { Description = "html or markdown: tables; svg: flow chart; json: all of them.", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong([.. Properties.Keys, "json"]);
        var file = new Option<FileInfo?>("--out") { Description = "Where to write it. Default: stdout.", HelpName = "FILE" };
        var command = new Command("process", Help.Text(
            "Prints the process as the rows of the CRM define it: stages, moves with their conditions, and recycle reasons. Exit 1 where the CRM does not answer or refuses.",
            "leadsync process",
            "leadsync process --language de --format svg --out process.svg",
            "leadsync process --to https://contoso.crm4.dynamics.com --token \"$TOKEN\" --format html"))
        { to, token, language, format, file };
        command.SetAction(async (parsed, cancel) =>
        {
            var address = parsed.GetRequiredValue(to);
            var bearer = parsed.GetValue(token) ?? KnownInstances.OfUser().SecretsOf(address)?.AdminToken;
            if (bearer is null) return output.Refuse($"no instance of yours is known at {address}: give a token with --token.");
            using var http = new HttpClient();
            var answer = await new WebApi(http, address, bearer).Act("ls_ExportProcess", new JsonObject { ["Language"] = Languages[parsed.GetRequiredValue(language)] }, cancel);
            if (!answer.Ok) return output.Refuse($"{address.Authority} did not export the process: {answer.Reason}");
            await Write(Text(answer.Body!, parsed.GetRequiredValue(format)), parsed.GetValue(file), output, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(JsonNode body, string format) => format == "json"
        ? JsonSerializer.Serialize(Properties.ToDictionary(property => property.Key, property => (string?)body[property.Value]), Readable)
        : (string?)body[Properties[format]] ?? "";

    private static Task Write(string text, FileInfo? file, Output output, CancellationToken cancel) => file is null
        ? output.Result.WriteLineAsync(text.TrimEnd('\n').AsMemory(), cancel)
        : File.WriteAllTextAsync(file.FullName, text, cancel);
}
