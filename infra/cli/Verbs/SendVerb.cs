using System.CommandLine;
using System.Text.Json.Nodes;
using LeadSync.Cli.Instances;
using LeadSync.Cli.Sending;

namespace LeadSync.Cli.Verbs;

/// <summary>`send`: posts payload files as their marketing tool would.</summary>
internal static class SendVerb
{
    private sealed record Wishes(string Source, Uri To, string? Secret, FileInfo[] Files);

    public static Command Command(Output output)
    {
        var source = new Option<string>("--source") { Description = "The marketing tool.", HelpName = "NAME", Required = true };
        source.AcceptOnlyFromAmong([.. Payload.Sources]);
        var to = CommonOptions.To();
        var secret = new Option<string?>("--secret") { Description = "Secret of the source. Default: that of the local instance at the address.", HelpName = "S" };
        var files = new Argument<FileInfo[]>("FILE") { Description = "Payload files.", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var command = new Command("send", Help.Text(
            "Posts payload files to a running instance, signed as the tool signs. One JSON line per file: file, status, answer.",
            "leadsync send --source mautic form_on_submit.json page_on_hit.json",
            "leadsync send --source cloudevents --to https://sync.example.com --secret \"$SECRET\" events.json"))
        { source, to, secret, files };
        command.SetAction((parsed, cancel) => Send(output, new Wishes(
            parsed.GetRequiredValue(source), parsed.GetRequiredValue(to), parsed.GetValue(secret), parsed.GetRequiredValue(files)), cancel));
        return command;
    }

    private static async Task<int> Send(Output output, Wishes wishes, CancellationToken cancel)
    {
        var (source, to, _, files) = wishes;
        var secret = wishes.Secret ?? KnownInstances.OfUser().SecretsOf(to)?.Sources.GetValueOrDefault(source);
        if (secret is null) return output.Refuse($"no instance of yours is known at {to}: give its secret with --secret, or start one with `leadsync up`.");
        using var http = new HttpClient();
        var exit = ExitCode.Done;
        foreach (var file in files)
        {
            var body = await File.ReadAllBytesAsync(file.FullName, cancel);
            var receipt = Payload.Of(source, file.Name, body) is { } payload
                ? await Post(http, payload.Request(source, to, secret), cancel)
                : new Receipt(0, $"not sent: {source} would not send such a file");
            var line = new JsonObject { ["file"] = file.ToString(), ["status"] = receipt.Status, ["answer"] = receipt.Answer };
            await output.Result.WriteLineAsync(line.ToJsonString());
            if (!receipt.Taken) exit = ExitCode.Refused;
        }
        return exit;
    }

    private static async Task<Receipt> Post(HttpClient http, HttpRequestMessage request, CancellationToken cancel)
    {
        using (request) return await Receipt.Post(http, request, cancel);
    }
}
