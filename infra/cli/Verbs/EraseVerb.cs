using System.CommandLine;
using System.Text.Json.Nodes;

namespace LeadSync.Cli.Verbs;

/// <summary>`erase`: forgets a person everywhere.</summary>
internal static class EraseVerb
{
    private sealed record Wishes(string Key, Uri From, string? OperatorKey)
    {
        public bool Lift { get; init; }

        public bool EvenIfUnknown { get; init; }

        public bool Yes { get; init; }
    }

    public static Command Command(Output output)
    {
        var key = OperatorOptions.Person();
        var from = CommonOptions.Address("--from");
        var operatorKey = OperatorOptions.Key();
        var lift = new Option<bool>("--lift") { Description = "The opposite: activities of an erased key are taken again from now on. What was erased stays erased." };
        var evenIfUnknown = new Option<bool>("--even-if-unknown") { Description = "Refuse the key's activities from now on even where nobody has it yet." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("erase", Help.Text(
            "Forgets a person: activities, scores, queued work and the score columns in the CRM. Later activities of the person's keys are dropped. It can't be undone. Prints the id of the erasure.",
            "leadsync erase email:ada@example.com",
            "leadsync erase - --from https://sync.example.com --operator-key \"$KEY\" --yes < key.txt",
            "leadsync erase email:ada@example.com --lift"))
        { key, from, operatorKey, lift, evenIfUnknown, yes };
        command.SetAction((parsed, cancel) => Erase(output, new Wishes(parsed.GetRequiredValue(key), parsed.GetRequiredValue(from), parsed.GetValue(operatorKey))
        {
            Lift = parsed.GetValue(lift), EvenIfUnknown = parsed.GetValue(evenIfUnknown), Yes = parsed.GetValue(yes),
        }, cancel));
        return command;
    }

    private static async Task<int> Erase(Output output, Wishes wishes, CancellationToken cancel)
    {
        if (!wishes.Lift && !wishes.Yes && !Agreed(output, wishes.Key)) return output.Refuse("nothing was erased. Give --yes to erase without being asked.");
        if (OperatorOptions.Read(wishes.Key, output) is not { } key) return output.Refuse("what stands in stdin is no key.");
        using var http = new HttpClient();
        if (OperatorOptions.Connect(http, wishes.From, wishes.OperatorKey, output) is not { } api) return ExitCode.Refused;
        var body = new JsonObject { ["key"] = key.Value };
        if (wishes.Lift) body["lift"] = true;
        if (wishes.EvenIfUnknown) body["evenIfUnknown"] = true;
        var (answer, obstacle) = await api.Call("erase", body, cancel);
        // The service speaks of the field of its body; who types a command needs the flag.
        if (obstacle is not null) return output.Refuse(obstacle.Replace("evenIfUnknown", "--even-if-unknown", StringComparison.Ordinal));
        await output.Result.WriteLineAsync(answer?.ToJsonString());
        return ExitCode.Done;
    }

    // Only somebody who sits at a terminal can be asked; the key itself takes stdin where it is read from there.
    private static bool Agreed(Output output, string key)
    {
        if (key == OperatorOptions.StandardInput || !output.CanAsk) return false;
        output.Message.Write("This forgets the person everywhere and can't be undone. Type yes to go on: ");
        using var input = new StreamReader(output.Input(), leaveOpen: true);
        return input.ReadLine() == "yes";
    }
}
