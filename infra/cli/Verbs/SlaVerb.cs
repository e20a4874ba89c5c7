using System.CommandLine;
using LeadSync.Cli.Scoring;
using LeadSync.Cli.Sla;
using LeadSync.Domain.Calendars;

namespace LeadSync.Cli.Verbs;

/// <summary>`sla due` and `sla elapsed`: the arithmetic of service levels over files.</summary>
internal static class SlaVerb
{
    private sealed record Wishes(FileInfo Calendar, string Cases, FileInfo? Output);

    public static Command Command(Output output) => new("sla", "Reckons with business time: when something is due, and how much time has passed.")
    {
        Verb(output, "due", SlaQuestion.Due, Help.Text(
            "Says when each case is due. Cases: id,start,minutes; result: id,due in UTC. A start without Z or offset is meant by the clock of the calendar's zone. Lines that can't be read are named on stderr and left out; then the exit code is 1.",
            "leadsync sla due --calendar berlin.json cases.csv",
            "cat cases.csv | leadsync sla due --calendar berlin.json -")),
        Verb(output, "elapsed", SlaQuestion.Elapsed, Help.Text(
            "Says how many minutes of business time lie between start and end; 0 where the end is not later. Cases: id,start,end; result: id,minutes, with a fraction only where there is one. Lines that can't be read are named on stderr and left out; then the exit code is 1.",
            "leadsync sla elapsed --calendar berlin.json cases.csv",
            "leadsync sla elapsed --calendar berlin.json cases.csv --output minutes.csv")),
    };

    private static Command Verb(Output output, string name, SlaQuestion question, string help)
    {
        var calendar = new Option<FileInfo>("--calendar")
        {
            Description = "The calendar: {\"timeZone\":\"Europe/Berlin\",\"week\":{\"mon\":[[\"09:00\",\"17:00\"]]},\"holidays\":[\"2026-12-25\"],\"holidaySets\":[\"DE-BY\"]}.",
            HelpName = "C.json",
            Required = true,
        };
        calendar.AcceptExistingOnly();
        var cases = new Argument<string>("CASES") { Description = "The cases, a CSV file; - reads stdin.", HelpName = "CASES.csv" };
        cases.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(token => token.Value))
                if (path != PeopleFiles.StandardInput && !File.Exists(path)) result.AddError($"File does not exist: '{path}'.");
        });
        var file = ScoringOptions.Result();
        var command = new Command(name, help) { calendar, cases, file };
        command.SetAction((parsed, cancel) =>
        {
            var wishes = new Wishes(parsed.GetRequiredValue(calendar), parsed.GetRequiredValue(cases), parsed.GetValue(file));
            return Task.Run(() => Answer(output, question, wishes, cancel), CancellationToken.None);
        });
        return command;
    }

    private static int Answer(Output output, SlaQuestion question, Wishes wishes, CancellationToken cancel)
    {
        var reading = BusinessCalendarJson.Load(File.ReadAllText(wishes.Calendar.FullName));
        foreach (var error in reading.Errors) output.Message.WriteLine($"{wishes.Calendar.Name}: {error}");
        if (reading.Calendar is not { } calendar) return output.Refuse("the calendar can't be used; mend the errors above.");
        using var results = new ResultLines(output.Result, wishes.Output?.FullName);
        return new SlaRun(output, question, calendar).Run(MatchingOptions.Input(output, "cases", wishes.Cases), results, wishes.Output is not null, cancel);
    }
}
