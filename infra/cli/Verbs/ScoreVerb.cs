using System.CommandLine;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Cli.Verbs;

/// <summary>`score`: scores people from files, as of a day.</summary>
internal static class ScoreVerb
{
    private sealed record Wishes(FileInfo Model, PeopleFiles Files, LocalDate AsOf, bool Sorted, FileInfo? Output);

    public static Command Command(Output output)
    {
        var model = new Option<FileInfo>("--model") { Description = "The scoring model.", HelpName = "M.json", Required = true };
        model.AcceptExistingOnly();
        var (activities, people, asOf) = (ScoringOptions.Activities(required: true), ScoringOptions.People(required: true), ScoringOptions.AsOf(required: true));
        var sorted = new Option<bool>("--sorted")
        {
            Description = "Both inputs are sorted by person (smallest key of all the person's keys, by code unit); memory then does not grow with the number of people. Refused where they are not.",
        };
        var file = ScoringOptions.Result();
        var command = new Command("score", Help.Text(
            "Scores everybody in the files. One JSON line per person, sorted by the person's smallest key. Lines that can't be read are named on stderr and left out; then the exit code is 1.",
            "leadsync score --model model.json --activities activities.ndjson --people people.ndjson --as-of 2026-11-21",
            "zcat activities.ndjson.gz | leadsync score --model model.json --activities - --people people.ndjson --as-of 2026-11-21 --output scores.ndjson"))
        { model, activities, people, asOf, sorted, file };
        command.SetAction((parsed, cancel) =>
        {
            var wishes = new Wishes(
                parsed.GetRequiredValue(model), new PeopleFiles(parsed.GetRequiredValue(activities), parsed.GetRequiredValue(people)),
                parsed.GetRequiredValue(asOf)!.Value, parsed.GetValue(sorted), parsed.GetValue(file));
            return Task.Run(() => Score(output, wishes, cancel), CancellationToken.None);
        });
        return command;
    }

    private static int Score(Output output, Wishes wishes, CancellationToken cancel)
    {
        if (ModelFile.Load(output, wishes.Model) is not { } model) return ExitCode.Refused;
        using var results = new ResultLines(output.Result, wishes.Output?.FullName);
        var reading = new PeopleReading(output, wishes.Files) { Sorted = wishes.Sorted, ToFile = wishes.Output is not null };
        return reading.Run(
            source =>
            {
                foreach (var batch in source.Evaluate(person => Line(model, person, wishes.AsOf)))
                    foreach (var line in batch) results.Add(line);
            },
            results.Complete,
            cancel);
    }

    private static byte[] Line(ScoringModel model, Person person, LocalDate asOf)
    {
        var state = person.InterestFor(model);
        return ScoreLine.Of(person.Key, Scorer.Score(model, state, person.Attributes, asOf), Scorer.NextChange(model, state, person.Attributes, asOf));
    }
}
