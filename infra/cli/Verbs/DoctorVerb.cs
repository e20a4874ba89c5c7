using System.CommandLine;
using System.Text.Json;
using LeadSync.Cli.Crm;
using LeadSync.Cli.Instances;

namespace LeadSync.Cli.Verbs;

/// <summary>`doctor`: looks whether everything is in place, and says what to do where it is not.</summary>
internal static class DoctorVerb
{
    public static Command Command(Output output)
    {
        var to = CommonOptions.To();
        var token = CommonOptions.Token();
        var json = new Option<bool>("--json") { Description = "One JSON object per line." };
        var command = new Command("doctor", Help.Text(
            "Checks a running instance: page, Web API, clock, webhooks, steps, service endpoint, scoring model. Exit 1 where something is wrong.",
            "leadsync doctor",
            "leadsync doctor --to http://127.0.0.1:6000 --json"))
        { to, token, json };
        command.SetAction((parsed, cancel) => Examine(output, parsed.GetRequiredValue(to), parsed.GetValue(token), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> Examine(Output output, Uri to, string? token, bool json, CancellationToken cancel)
    {
        token ??= KnownInstances.OfUser().SecretsOf(to)?.AdminToken;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var exit = ExitCode.Done;
        await foreach (var check in new Examination(http, to, token, TimeProvider.System).Run(cancel))
        {
            await output.Result.WriteLineAsync(json ? JsonSerializer.Serialize(check, JsonSerializerOptions.Web) : Line(check));
            if (!check.Ok) exit = ExitCode.Refused;
        }
        return exit;
    }

    private static string Line(Check check) => check.Ok ? $"ok    {check.Name}: {check.Found}" : $"WRONG {check.Name}: {check.Found}. {check.Fix}";
}
