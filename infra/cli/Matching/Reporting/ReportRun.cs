using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>Accounts under the name that cases call them by; an empty one where there is no other.</summary>
internal sealed record Book(string Name, InputFile File);

/// <summary>Decides on labelled cases and reports how well, from the first byte to the exit code.</summary>
internal sealed class ReportRun(Output output, IReadOnlyList<Book> books, InputFile cases)
{
    private const int BatchSize = 50;

    /// <summary>From which probability on what is decided.</summary>
    public required MappingSettings Settings { get; init; }

    /// <summary>Whether the leads' city and postal code are hidden.</summary>
    public bool WithoutCity { get; init; }

    /// <summary>Decides and hands the report over.</summary>
    public int Run(Action<MatchReport> write, CancellationToken cancel)
    {
        try
        {
            return ReadingScreen.Run(output, toFile: false, books.Sum(book => book.File.Length) + cases.Length, screen =>
            {
                var problems = new InputProblems(screen.Say);
                var judged = Judge(problems, screen, cancel);
                return MatchRun.Conclude(output, problems, () => write(MatchReport.Of(judged!, Settings, WithoutCity)));
            });
        }
        catch (OperationCanceledException)
        {
            return output.Refuse("stopped; there is no report.");
        }
    }

    private List<Judged>? Judge(InputProblems problems, IReadingProgress progress, CancellationToken cancel)
    {
        if (LabelledBooks.Read(books, cases, new Listener(problems, progress), WithoutCity, cancel) is not { } read) return null;
        var matchers = read.Indexes.ToDictionary(book => book.Key, book => new AccountMatcher(book.Value, RememberedDecisions.Empty, Settings));
        return [.. OrderedWork.Map(read.Cases.Chunk(BatchSize), batch => batch.Select(each => new Judged(each, matchers[each.Book].Decide(each.Lead))).ToList(), cancel).SelectMany(batch => batch)];
    }
}
