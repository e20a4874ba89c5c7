using System.CommandLine;
using LeadSync.Cli.Scoring;
using LeadSync.Cli.Simulating;
using NodaTime;

namespace LeadSync.Cli.Verbs;

/// <summary>`simulate`: who moves under a draft model.</summary>
internal static class SimulateVerb
{
    private sealed record OfFiles(PeopleFiles Files, FileInfo Baseline, LocalDate AsOf);

    private sealed record OfInstance(Uri Address, string? OperatorKey);

    public static Command Command(Output output)
    {
        var model = new Option<FileInfo>("--model") { Description = "The draft.", HelpName = "M.json", Required = true };
        model.AcceptExistingOnly();
        var (against, operatorKey) = (CommonOptions.Address("--against"), OperatorOptions.Key());
        var (activities, people, asOf) = (ScoringOptions.Activities(required: false), ScoringOptions.People(required: false), ScoringOptions.AsOf(required: false));
        var baseline = new Option<FileInfo>("--baseline") { Description = "The model that counts now, for people from files.", HelpName = "M0.json" };
        baseline.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "One JSON line for everybody who moves, and a summary at the end." };
        var command = new Command("simulate", Help.Text(
            "Tells who would get another grade, or would (no longer) be qualified, under a draft model: of all people of a running instance, or of people from files. Nothing is changed.",
            "leadsync simulate --model draft.json",
            "leadsync simulate --model draft.json --against https://sync.example.com --operator-key \"$KEY\" --json",
            "leadsync simulate --model draft.json --baseline model.json --activities activities.ndjson --people people.ndjson --as-of 2026-11-21"))
        { model, against, operatorKey, activities, people, baseline, asOf, json };
        command.Validators.Add(result =>
        {
            Option[] offline = [activities, people, baseline, asOf];
            var given = offline.Count(option => result.GetResult(option) is { Implicit: false });
            if (given is not 0 and not 4) result.AddError("People from files need all of --activities, --people, --baseline and --as-of.");
            else if (given == 4 && result.GetResult(against) is { Implicit: false }) result.AddError("Either --against or people from files, not both.");
        });
        command.SetAction((parsed, cancel) =>
        {
            var report = new SimulationReport(output.Result, parsed.GetValue(json));
            var draft = parsed.GetRequiredValue(model);
            if (parsed.GetValue(asOf) is not { } day)
                return Simulate(output, draft, new OfInstance(parsed.GetRequiredValue(against), parsed.GetValue(operatorKey)), report, cancel);
            var files = new OfFiles(new PeopleFiles(parsed.GetValue(activities)!, parsed.GetValue(people)!), parsed.GetValue(baseline)!, day);
            return Task.Run(() => Simulate(output, draft, files, report, cancel), CancellationToken.None);
        });
        return command;
    }

    private static async Task<int> Simulate(Output output, FileInfo draft, OfInstance instance, SimulationReport report, CancellationToken cancel)
    {
        // A large ledger takes its time; Ctrl-C ends it.
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        if (OperatorOptions.Connect(http, instance.Address, instance.OperatorKey, output) is not { } api) return ExitCode.Refused;
        var model = await File.ReadAllTextAsync(draft.FullName, cancel);
        return await new RemoteSimulation(api, report).Run(model, output, cancel) is { } obstacle ? output.Refuse(obstacle) : ExitCode.Done;
    }

    private static int Simulate(Output output, FileInfo draft, OfFiles files, SimulationReport report, CancellationToken cancel)
    {
        if (ModelFile.Load(output, draft) is not { } model || ModelFile.Load(output, files.Baseline) is not { } now) return ExitCode.Refused;
        var simulation = new FileSimulation(now, model, files.AsOf);
        return new PeopleReading(output, files.Files).Run(
            source =>
            {
                foreach (var move in simulation.Run(source)) report.Add(move);
            },
            () => report.Complete(simulation.Summary),
            cancel);
    }
}
