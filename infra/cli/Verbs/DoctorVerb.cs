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
        var crm = CommonOptions.Crm();
        var token = CommonOptions.Token();
        var key = OperatorOptions.Key();
        var json = new Option<bool>("--json") { Description = "One JSON object per line." };
        var command = new Command("doctor", Help.Text(
            "Checks a deployment from outside: functions, webhooks, clocks, the CRM's steps, endpoint, failed jobs and model; then has it examine its state, queues and rights. Exit 1 where something is wrong.",
            "leadsync doctor",
            "leadsync doctor --to http://127.0.0.1:6000 --json",
            "leadsync doctor --to https://contoso-leadsync.azurewebsites.net --crm https://contoso.crm4.dynamics.com --token \"$TOKEN\" --operator-key \"$KEY\""))
        { to, crm, token, key, json };
        command.SetAction((parsed, cancel) =>
        {
            var (functions, environment) = (parsed.GetRequiredValue(to), parsed.GetValue(crm));
            var known = KnownInstances.OfUser().SecretsOf(functions);
            var deployment = new Deployment(functions, environment ?? functions, parsed.GetValue(token) ?? known?.AdminToken, parsed.GetValue(key) ?? known?.OperatorKey);
            return Examine(output, deployment, parsed.GetValue(json), cancel);
        });
        return command;
    }

    private static async Task<int> Examine(Output output, Deployment deployment, bool json, CancellationToken cancel)
    {
        // The deployment gives each of its own checks 20 seconds.
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var exit = ExitCode.Done;
        await foreach (var check in new Examination(http, deployment, TimeProvider.System).Run(cancel))
        {
            await output.Result.WriteLineAsync(json ? JsonSerializer.Serialize(check, JsonSerializerOptions.Web) : Line(check));
            if (!check.Ok) exit = ExitCode.Refused;
        }
        return exit;
    }

    private static string Line(Check check) => check.Ok ? $"ok    {check.Name}: {check.Found}" : $"WRONG {check.Name}: {check.Found}. {check.Fix}";
}
