using LeadSync.Cli.Matching.Reporting;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping.Evidence;

namespace LeadSync.Cli.Matching.Learning;

/// <summary>Learns the weights of evidence from labelled cases, from the first byte to the exit code.</summary>
internal sealed class LearnRun(Output output, IReadOnlyList<Book> books, InputFile cases)
{
    /// <summary>Which cases teach what.</summary>
    public required Lesson Lesson { get; init; }

    /// <summary>What the table is to be called.</summary>
    public required string Version { get; init; }

    /// <summary>Learns and hands the table over.</summary>
    public int Run(Action<EvidenceTable> write, CancellationToken cancel)
    {
        try
        {
            return ReadingScreen.Run(output, toFile: true, books.Sum(book => book.File.Length) + cases.Length, screen =>
            {
                var problems = new InputProblems(screen.Say);
                var read = LabelledBooks.Read(books, cases, new Listener(problems, screen), cancel);
                var table = read is null ? null : Lesson.Learn(read, Version, _ => true, cancel);
                return MatchRun.Conclude(output, problems, () => write(table!));
            });
        }
        catch (OperationCanceledException)
        {
            return output.Refuse("stopped; nothing was written.");
        }
    }
}
