using System.Text;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching;

/// <summary>Decides on the leads of a file, from the first byte to the exit code.</summary>
internal sealed class MatchRun(Output output, InputFile accounts, InputFile queries)
{
    private const int BatchSize = 100;

    /// <summary>From which probability on what is decided.</summary>
    public required MappingSettings Settings { get; init; }

    /// <summary>Whether results go to a file.</summary>
    public bool ToFile { get; init; }

    /// <summary>Writes a line for every lead; completes the result where the input as a whole is all right.</summary>
    public int Run(ResultLines results, CancellationToken cancel)
    {
        try
        {
            return ReadingScreen.Run(output, ToFile, accounts.Length + queries.Length, screen =>
            {
                var problems = new InputProblems(screen.Say);
                Run(results, problems, screen, cancel);
                return Conclude(output, problems, results.Complete);
            });
        }
        catch (OperationCanceledException)
        {
            return output.Refuse("stopped; the result is not complete.");
        }
    }

    /// <summary>The exit code; completes the result where the input as a whole is all right.</summary>
    public static int Conclude(Output output, InputProblems problems, Action complete)
    {
        if (problems.Refusal is { } refusal) return output.Refuse($"{refusal} What was written is no result.");
        complete();
        return problems.BadLines == 0 ? ExitCode.Done : output.Refuse($"{problems.BadLines} lines were left out, see above; the rest is done.");
    }

    private void Run(ResultLines results, InputProblems problems, IReadingProgress progress, CancellationToken cancel)
    {
        // First the header of the queries: a million accounts are not read for nothing.
        using var leads = QueriesFile.Open(new CsvReading(queries, problems, progress));
        if (leads is null || AccountsFile.Read(new CsvReading(accounts, problems, progress), cancel) is not { } index) return;
        var matcher = new AccountMatcher(index, RememberedDecisions.Empty, Settings);
        results.Add(MatchLine.Header);
        foreach (var lines in OrderedWork.Map(leads.Read(cancel).Chunk(BatchSize), batch => Decide(matcher, batch), cancel))
            results.Add(lines);
    }

    private static byte[] Decide(AccountMatcher matcher, Query[] batch)
    {
        var lines = new StringBuilder();
        foreach (var query in batch) MatchLine.Add(lines, query.Id, matcher.Decide(query.Lead));
        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
