using System.CommandLine;
using System.Text.Json;
using LeadSync.Cli.Crm;
using LeadSync.Cli.Instances;
using LeadSync.Cli.Solutions;
using LeadSync.Solution;

namespace LeadSync.Cli.Verbs;

/// <summary>`solution defaults`: installs the rows LeadSync starts with.</summary>
internal static class SolutionDefaultsVerb
{
    public static Command Command(Output output)
    {
        var to = CommonOptions.To();
        var token = CommonOptions.Token();
        var command = new Command("defaults", Help.Text(
            "Installs the default stage transitions and scoring model over the Web API. Rows that are there stay as they are. One JSON line per row.",
            "leadsync solution defaults",
            "leadsync solution defaults --to https://contoso.crm4.dynamics.com --token \"$TOKEN\""))
        { to, token };
        command.SetAction((parsed, cancel) => Install(output, parsed.GetRequiredValue(to), parsed.GetValue(token), cancel));
        return command;
    }

    private static async Task<int> Install(Output output, Uri to, string? token, CancellationToken cancel)
    {
        token ??= KnownInstances.OfUser().SecretsOf(to)?.AdminToken;
        if (token is null) return output.Refuse($"no instance of yours is known at {to}: give a token with --token.");
        var defaults = DefaultRows.Read(SolutionFiles.Locate().Data);
        foreach (var finding in defaults.Findings) await output.Message.WriteLineAsync(finding.ToString());
        if (defaults.Findings.Count > 0) return output.Refuse("the default rows cannot be read; mend the findings above.");
        using var http = new HttpClient();
        var rows = await new DefaultRowInstaller(new WebApi(http, to, token)).Install(defaults.Tables, cancel);
        foreach (var row in rows.Where(row => row.Reached))
            await output.Result.WriteLineAsync(JsonSerializer.Serialize(new { table = row.Table, id = row.Id, result = row.Result }));
        if (rows.Any(row => !row.Reached)) return output.Refuse($"no answer from {to.Authority}: look with `leadsync doctor --to {to}`.");
        return rows.All(row => row.Ok) ? ExitCode.Done : ExitCode.Refused;
    }
}
