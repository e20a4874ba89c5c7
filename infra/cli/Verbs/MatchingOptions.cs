using System.CommandLine.Parsing;
using System.CommandLine;
using System.Globalization;
using LeadSync.Cli.Matching.Reporting;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Verbs;

/// <summary>Options of the verbs that match leads with accounts.</summary>
internal sealed class MatchingOptions
{
    private const double LeastAuto = 0.5;

    private readonly Option<double> auto = Share("--auto", MappingSettings.Default.Auto, LeastAuto, "The least probability of an automatic decision.");
    private readonly Option<double> review = Share("--review", MappingSettings.Default.Review, 0, "The least probability of a review.");
    private readonly Option<double> margin = Share("--margin", MappingSettings.Default.Margin, 0, "By how much the best has to lead the second for an automatic decision.");

    /// <summary>A file that is there, or stdin.</summary>
    public static Option<string> File(string name, string description, string help)
    {
        var option = new Option<string>(name) { Description = description, HelpName = help, Required = true };
        option.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(token => token.Value))
                if (path != PeopleFiles.StandardInput && !System.IO.File.Exists(path)) result.AddError($"File does not exist: '{path}'.");
        });
        return option;
    }

    /// <summary>The input that an option names.</summary>
    public static InputFile Input(Output output, string name, string path) =>
        path == PeopleFiles.StandardInput ? new InputFile(name, output.Input, 0) : InputFile.Of(name, path);

    /// <summary>Adds the thresholds to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(auto);
        command.Add(review);
        command.Add(margin);
        command.Validators.Add(result =>
        {
            if (Given(result, auto) is >= LeastAuto and var most && Given(result, review) is <= 1 and var least && least > most) result.AddError("--review must not be above --auto.");
        });
    }

    /// <summary>The thresholds as they were given.</summary>
    public MappingSettings Settings(ParseResult parsed) =>
        new() { Auto = parsed.GetValue(auto), Review = parsed.GetValue(review), Margin = parsed.GetValue(margin) };

    // Asked for its value here, an option that cannot be read would throw.
    private static double Given(CommandResult result, Option<double> option) =>
        result.GetResult(option)?.Tokens is [var token] ? Read(token.Value) ?? double.NaN : (double)option.GetDefaultValue()!;

    private static Option<double> Share(string name, double standard, double least, string description)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            HelpName = "P",
            DefaultValueFactory = _ => standard,
            CustomParser = result => Read(result.Tokens[0].Value) ?? standard,
        };
        option.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value))
                if (Read(text) is not { } value || value < least || value > 1)
                    result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no number from {least} to 1."));
        });
        return option;
    }

    private static double? Read(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Cases of which somebody knows the account.</summary>
    public static Option<string> Cases() => File("--cases", "The cases: the columns of `match --queries`, and expected (an account id, NONE, or AMBIGUOUS:id|id), book (whose accounts, where there are several) and stratum. - reads stdin.", "C.csv");

    /// <summary>The files that were given for <see cref="Books()"/>.</summary>
    public static List<Book> Books(IEnumerable<string> given) =>
        [.. given.Select(Named).Select(named => new Book(named.Name, InputFile.Of(named.Name.Length == 0 ? "accounts" : $"accounts {named.Name}", named.Path)))];

    /// <summary>One or several lists of accounts, each with a name before it where there are several.</summary>
    public static Option<string[]> Books()
    {
        var option = new Option<string[]>("--accounts")
        {
            Description = "The accounts; several times with a name before, for cases that name a book.", HelpName = "[BOOK=]A.csv", Required = true,
        };
        option.Validators.Add(result =>
        {
            var named = result.Tokens.Select(token => Named(token.Value)).ToList();
            foreach (var (_, path) in named.Where(each => !System.IO.File.Exists(each.Path))) result.AddError($"File does not exist: '{path}'.");
            foreach (var twice in named.CountBy(each => each.Name).Where(count => count.Value > 1)) result.AddError($"There are several --accounts {(twice.Key.Length == 0 ? "without a name" : twice.Key)}.");
        });
        return option;
    }

    // A file whose own name has an equals sign is taken as it is.
    private static (string Name, string Path) Named(string text) =>
        !System.IO.File.Exists(text) && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? (text[..end], text[(end + 1)..]) : ("", text);
}
