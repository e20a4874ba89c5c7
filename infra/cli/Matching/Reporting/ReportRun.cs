using LeadSync.Cli.Matching.Learning;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping;
using LeadSync.Domain.Mapping.Evidence;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>Accounts under the name that cases call them by; an empty one where there is no other.</summary>
internal sealed record Book(string Name, InputFile File);

/// <summary>Cases in parts, so that none is judged by weights that it taught.</summary>
/// <param name="Parts">How many.</param>
/// <param name="Lesson">Which cases teach what.</param>
internal sealed record HeldOut(int Parts, Lesson Lesson)
{
    /// <summary>The part a case is in: by its id, so that a new case moves no other.</summary>
    public int PartOf(LabelledCase each) => (int)(Stable(each.Id) % (uint)Parts);

    private static uint Stable(string id) => BitConverter.ToUInt32(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)));
}

/// <summary>Decides on labelled cases and reports how well, from the first byte to the exit code.</summary>
internal sealed class ReportRun(Output output, IReadOnlyList<Book> books, InputFile cases)
{
    private const int BatchSize = 50;

    /// <summary>From which probability on what is decided.</summary>
    public required MappingSettings Settings { get; init; }

    /// <summary>Whether the leads' city and postal code are hidden.</summary>
    public bool WithoutCity { get; init; }

    /// <summary>With the weights learnt anew for each part of the cases from the other parts; null with those that are shipped.</summary>
    public HeldOut? HeldOut { get; init; }

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
        if (LabelledBooks.Read(books, cases, new Listener(problems, progress), cancel) is not { } read) return null;
        if (HeldOut is not { } heldOut) return Decide(read, read.Cases, table: null, cancel);
        var judged = Enumerable.Range(0, heldOut.Parts).SelectMany(part => Decide(
            read, [.. read.Cases.Where(each => heldOut.PartOf(each) == part)], heldOut.Lesson.Learn(read, "held out", each => heldOut.PartOf(each) != part, cancel), cancel));
        return [.. judged.OrderBy(each => each.Case.Id, StringComparer.Ordinal)];
    }

    private List<Judged> Decide(LabelledBooks read, IReadOnlyList<LabelledCase> judged, EvidenceTable? table, CancellationToken cancel)
    {
        var matchers = read.Indexes.ToDictionary(book => book.Key, book => new AccountMatcher(book.Value, RememberedDecisions.Empty, Settings, table));
        return [.. OrderedWork.Map(judged.Chunk(BatchSize), batch => batch.Select(each => new Judged(each, matchers[each.Book].Decide(Seen(each.Lead)))).ToList(), cancel).SelectMany(batch => batch)];
    }

    private LeadIdentity Seen(LeadIdentity lead) => WithoutCity ? lead with { City = null, PostalCode = null } : lead;
}
