using System.CommandLine;
using LeadSync.Cli.Matching.Learning;

namespace LeadSync.Cli.Verbs;

/// <summary>Options that say which labelled cases teach what.</summary>
internal sealed class LessonOptions
{
    private readonly Option<string[]> leftOut = new("--leave-out") { Description = "A stratum that nobody can learn from; several times for several.", HelpName = "STRATUM" };
    private readonly Option<string[]> needPlace = new("--needs-city") { Description = "A stratum of which nobody could tell without the city: other companies of the same name.", HelpName = "STRATUM" };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(leftOut);
        command.Add(needPlace);
    }

    /// <summary>What was given.</summary>
    public Lesson Lesson(ParseResult parsed) => new(parsed.GetValue(leftOut) ?? [], parsed.GetValue(needPlace) ?? []);
}
