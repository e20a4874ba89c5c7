using System.CommandLine;
using LeadSync.Cli.Scoring;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Cli.Verbs;

/// <summary>Options of the verbs that score people from files.</summary>
internal static class ScoringOptions
{
    public static Option<string> Activities(bool required) => Existing(new Option<string>("--activities")
    {
        Description = "The activities, one JSON object per line; - reads stdin.", HelpName = "A.ndjson", Required = required,
    });

    public static Option<string> People(bool required) => Existing(new Option<string>("--people")
    {
        Description = "What is known of people, one line {\"person\":key,\"attributes\":{…}} each. Of what is said twice of a person the later line counts.",
        HelpName = "P.ndjson",
        Required = required,
    });

    public static Option<LocalDate?> AsOf(bool required) => new("--as-of")
    {
        Description = "The day, in the model's time zone; what was done later does not count yet.",
        HelpName = "DATE",
        Required = required,
        CustomParser = result =>
        {
            if (LocalDatePattern.Iso.Parse(result.Tokens[0].Value) is { Success: true } date) return date.Value;
            result.AddError($"'{result.Tokens[0].Value}' is no date such as 2026-11-21.");
            return null;
        },
    };

    /// <summary>Where the result goes; a place that can't hold it is found before the work, not after.</summary>
    public static Option<FileInfo?> Result()
    {
        var option = new Option<FileInfo?>("--output") { Description = "Write here instead of to stdout; the file appears when it is whole.", HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(token => token.Value))
            {
                if (Directory.Exists(path)) result.AddError($"'{path}' is a folder; name a file.");
                else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) result.AddError($"The folder of '{path}' does not exist.");
            }
        });
        return option;
    }

    private static Option<string> Existing(Option<string> option)
    {
        option.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(token => token.Value))
                if (!File.Exists(path) && !(path == PeopleFiles.StandardInput && option.Name == "--activities"))
                    result.AddError($"File does not exist: '{path}'.");
        });
        return option;
    }
}
