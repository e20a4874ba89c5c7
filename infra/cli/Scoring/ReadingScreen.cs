using Spectre.Console;

namespace LeadSync.Cli.Scoring;

/// <summary>Shows on a terminal how far a long work over input files is; elsewhere it only passes messages on.</summary>
internal sealed class ReadingScreen : IReadingProgress
{
    private readonly Output output;
    private readonly ProgressTask? bar;
    private readonly IAnsiConsole? screen;
    private long bytes;

    private ReadingScreen(Output output, IAnsiConsole? screen, ProgressTask? bar) => (this.output, this.screen, this.bar) = (output, screen, bar);

    /// <summary>Runs the work; with a bar where messages go to a terminal and results do not.</summary>
    /// <param name="output">Where messages go.</param>
    /// <param name="toFile">Whether results go to a file.</param>
    /// <param name="total">How many bytes will be read in all.</param>
    /// <param name="work">The work.</param>
    public static int Run(Output output, bool toFile, long total, Func<ReadingScreen, int> work)
    {
        if (!output.IsWatched(toFile)) return work(new ReadingScreen(output, null, null));
        var console = output.Screen;
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new RemainingTimeColumn())
            .Start(context => work(new ReadingScreen(output, console, context.AddTask("reading", maxValue: Math.Max(1, total)))));
    }

    /// <inheritdoc/>
    public void Read(int count, long lines)
    {
        if (bar is null) return;
        bar.Value = Interlocked.Add(ref bytes, count);
        bar.Description = FormattableString.Invariant($"{lines:N0} lines");
    }

    /// <summary>Says something without disturbing the bar.</summary>
    public void Say(string message)
    {
        if (screen is null) output.Message.WriteLine(message);
        else screen.WriteLine(message);
    }
}
