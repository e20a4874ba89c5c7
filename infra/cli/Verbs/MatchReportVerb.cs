using System.CommandLine;
using System.Globalization;
using LeadSync.Cli.Matching.Reporting;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Verbs;

/// <summary>`match report`: how well leads are matched, by cases of which somebody knows the account.</summary>
internal static class MatchReportVerb
{
    // More than a person is shown: a right account far down tells that it was found and lost on the way.
    private const int Candidates = 10;

    private sealed record Wishes(string[] Accounts, string Cases, bool WithoutCity, MappingSettings Settings, HeldOut? HeldOut);

    public static Command Command(Output output)
    {
        var (accounts, cases) = (MatchingOptions.Books(), MatchingOptions.Cases());
        var withoutCity = new Option<bool>("--without-city") { Description = "Hide city and postal code of the leads, as many forms do not ask for them." };
        var json = new Option<bool>("--json") { Description = "The report as JSON." };
        var parts = new Option<int?>("--held-out") { Description = "Learn the weights anew for each of so many parts from the other parts, so that no case is judged by weights that it taught.", HelpName = "PARTS" };
        parts.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) && count < 2) result.AddError("--held-out must be at least 2.");
        });
        var (options, lesson) = (new MatchingOptions(), new LessonOptions());
        var command = new Command("report", Help.Text(
            "Reports how well leads are matched, over cases of which the account is known: precision, recall and F1 in all and by book and stratum, automatic decisions, calibration, and the evidence behind errors. The same input gives the same report.",
            "leadsync match report --accounts accounts.csv --cases cases.csv --without-city",
            "leadsync match report --accounts de=accounts_de.csv --accounts us=accounts_us.csv --cases cases.csv --json"))
        { accounts, cases, withoutCity, json, parts };
        options.AddTo(command);
        lesson.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var wishes = new Wishes(
                parsed.GetRequiredValue(accounts), parsed.GetRequiredValue(cases), parsed.GetValue(withoutCity), options.Settings(parsed) with { Candidates = Candidates },
                parsed.GetValue(parts) is { } count ? new HeldOut(count, lesson.Lesson(parsed)) : null);
            Action<TextWriter, MatchReport> write = parsed.GetValue(json) ? ReportJson.Write : ReportText.Write;
            return Task.Run(() => Report(output, wishes, write, cancel), CancellationToken.None);
        });
        return command;
    }

    private static int Report(Output output, Wishes wishes, Action<TextWriter, MatchReport> write, CancellationToken cancel)
    {
        var run = new ReportRun(output, MatchingOptions.Books(wishes.Accounts), MatchingOptions.Input(output, "cases", wishes.Cases)) { Settings = wishes.Settings, WithoutCity = wishes.WithoutCity, HeldOut = wishes.HeldOut };
        return run.Run(report => write(output.Result, report), cancel);
    }
}
