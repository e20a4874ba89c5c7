using System.CommandLine;
using LeadSync.Cli.Matching.Reporting;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Verbs;

/// <summary>`match report`: how well leads are matched, by cases of which somebody knows the account.</summary>
internal static class MatchReportVerb
{
    // More than a person is shown: a right account far down tells that it was found and lost on the way.
    private const int Candidates = 10;

    private sealed record Wishes(string[] Accounts, string Cases, bool WithoutCity, MappingSettings Settings);

    public static Command Command(Output output)
    {
        var (accounts, cases) = (Accounts(), MatchingOptions.File("--cases", "The cases: the columns of `match --queries`, and expected (an account id, NONE, or AMBIGUOUS:id|id), book (whose accounts, where there are several) and stratum. - reads stdin.", "C.csv"));
        var withoutCity = new Option<bool>("--without-city") { Description = "Hide city and postal code of the leads, as many forms do not ask for them." };
        var json = new Option<bool>("--json") { Description = "The report as JSON." };
        var options = new MatchingOptions();
        var command = new Command("report", Help.Text(
            "Reports how well leads are matched, over cases of which the account is known: precision, recall and F1 in all and by book and stratum, automatic decisions, calibration, and the evidence behind errors. The same input gives the same report.",
            "leadsync match report --accounts accounts.csv --cases cases.csv --without-city",
            "leadsync match report --accounts de=accounts_de.csv --accounts us=accounts_us.csv --cases cases.csv --json"))
        { accounts, cases, withoutCity, json };
        options.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var wishes = new Wishes(
                parsed.GetRequiredValue(accounts), parsed.GetRequiredValue(cases), parsed.GetValue(withoutCity), options.Settings(parsed) with { Candidates = Candidates });
            Action<TextWriter, MatchReport> write = parsed.GetValue(json) ? ReportJson.Write : ReportText.Write;
            return Task.Run(() => Report(output, wishes, write, cancel), CancellationToken.None);
        });
        return command;
    }

    private static int Report(Output output, Wishes wishes, Action<TextWriter, MatchReport> write, CancellationToken cancel)
    {
        var books = wishes.Accounts.Select(Named).Select(named => new Book(named.Name, InputFile.Of(named.Name.Length == 0 ? "accounts" : $"accounts {named.Name}", named.Path))).ToList();
        var run = new ReportRun(output, books, MatchingOptions.Input(output, "cases", wishes.Cases)) { Settings = wishes.Settings, WithoutCity = wishes.WithoutCity };
        return run.Run(report => write(output.Result, report), cancel);
    }

    private static Option<string[]> Accounts()
    {
        var option = new Option<string[]>("--accounts")
        {
            Description = "The accounts; several times with a name before, for cases that name a book.", HelpName = "[BOOK=]A.csv", Required = true,
        };
        option.Validators.Add(result =>
        {
            var named = result.Tokens.Select(token => Named(token.Value)).ToList();
            foreach (var (_, path) in named.Where(each => !File.Exists(each.Path))) result.AddError($"File does not exist: '{path}'.");
            foreach (var twice in named.CountBy(each => each.Name).Where(count => count.Value > 1)) result.AddError($"There are several --accounts {(twice.Key.Length == 0 ? "without a name" : twice.Key)}.");
        });
        return option;
    }

    // A file whose own name has an equals sign is taken as it is.
    private static (string Name, string Path) Named(string text) =>
        !File.Exists(text) && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? (text[..end], text[(end + 1)..]) : ("", text);
}
