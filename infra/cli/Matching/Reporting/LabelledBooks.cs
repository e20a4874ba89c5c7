using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>Who hears of lines that can't be read, and of how far the reading is.</summary>
internal sealed record Listener(InputProblems Problems, IReadingProgress Progress);

/// <summary>Labelled cases and the accounts they are about.</summary>
internal sealed record LabelledBooks(IReadOnlyList<LabelledCase> Cases, IReadOnlyDictionary<string, AccountIndex> Indexes)
{
    /// <summary>Reads the files; null where one is refused.</summary>
    public static LabelledBooks? Read(IReadOnlyList<Book> books, InputFile cases, Listener listener, CancellationToken cancel)
    {
        var names = books.Select(book => book.Name).ToHashSet(StringComparer.Ordinal);
        if (CasesFile.Read(new CsvReading(cases, listener.Problems, listener.Progress), names, cancel) is not { } labelled) return null;
        var indexes = new Dictionary<string, AccountIndex>(StringComparer.Ordinal);
        foreach (var book in books)
        {
            if (AccountsFile.Read(new CsvReading(book.File, listener.Problems, listener.Progress), cancel) is not { } index) return null;
            indexes[book.Name] = index;
        }
        return new LabelledBooks(labelled, indexes);
    }
}
