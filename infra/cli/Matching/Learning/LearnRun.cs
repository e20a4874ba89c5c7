using LeadSync.Cli.Matching.Reporting;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping.Evidence;
using LeadSync.Domain.Mapping.Learning;

namespace LeadSync.Cli.Matching.Learning;

/// <summary>Which of the labelled cases teach what.</summary>
/// <param name="LeftOut">Strata that nobody can learn from: the new name of a company has little to do with the old.</param>
/// <param name="NeedPlace">Strata of which nobody could tell without the city: another company of the same name.</param>
internal sealed record Lesson(IReadOnlyCollection<string> LeftOut, IReadOnlyCollection<string> NeedPlace)
{
    /// <summary>The examples of a book.</summary>
    public List<MatchingExample> Of(IEnumerable<LabelledCase> cases, string book) =>
        [.. cases.Where(each => each.Book == book && !each.Expected.IsAmbiguous && !LeftOut.Contains(each.Stratum))
            .Select(each => new MatchingExample(each.Lead, each.Expected.Accounts.SingleOrDefault(), NeedPlace.Contains(each.Stratum)))];
}

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
                var read = LabelledBooks.Read(books, cases, new Listener(problems, screen), withoutCity: false, cancel);
                var table = read is null ? null : Learn(read, cancel);
                return MatchRun.Conclude(output, problems, () => write(table!));
            });
        }
        catch (OperationCanceledException)
        {
            return output.Refuse("stopped; nothing was written.");
        }
    }

    private EvidenceTable Learn(LabelledBooks read, CancellationToken cancel) => EvidenceLearner.Learn(
        [.. books.Select(book => (read.Indexes[book.Name], (IReadOnlyList<MatchingExample>)Lesson.Of(read.Cases, book.Name)))], Version, cancel);
}
