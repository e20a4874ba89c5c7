using System.CommandLine;
using System.Text.Json.Nodes;

namespace LeadSync.Cli.Verbs;

/// <summary>`unmerge`: undoes a wrong merge.</summary>
internal static class UnmergeVerb
{
    public static Command Command(Output output)
    {
        var key = OperatorOptions.Person();
        var from = CommonOptions.Address("--from");
        var operatorKey = OperatorOptions.Key();
        var command = new Command("unmerge", Help.Text(
            "Takes people apart who were merged by mistake: each is again what its own activities say. Prints their ids.",
            "leadsync unmerge email:ada@example.com",
            "leadsync unmerge - --from https://sync.example.com --operator-key \"$KEY\" < key.txt"))
        { key, from, operatorKey };
        command.SetAction((parsed, cancel) => Unmerge(output, parsed.GetRequiredValue(key), parsed.GetRequiredValue(from), parsed.GetValue(operatorKey), cancel));
        return command;
    }

    private static async Task<int> Unmerge(Output output, string given, Uri from, string? operatorKey, CancellationToken cancel)
    {
        if (OperatorOptions.Read(given, output) is not { } key) return output.Refuse("what stands in stdin is no key.");
        using var http = new HttpClient();
        if (OperatorOptions.Connect(http, from, operatorKey, output) is not { } api) return ExitCode.Refused;
        var (answer, obstacle) = await api.Call("unmerge", new JsonObject { ["key"] = key.Value }, cancel);
        if (obstacle is not null) return output.Refuse(obstacle);
        await output.Result.WriteLineAsync(answer?.ToJsonString());
        return ExitCode.Done;
    }
}
