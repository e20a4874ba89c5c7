using System.Text;
using LeadSync.Cli.Matching;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Calendars;

namespace LeadSync.Cli.Sla;

/// <summary>Answers one question for every line of a file, from the first byte to the exit code.</summary>
internal sealed class SlaRun(Output output, SlaQuestion question, BusinessCalendar calendar)
{
    /// <summary>Writes a line for every case that can be read; names the others.</summary>
    public int Run(InputFile cases, ResultLines results, bool toFile, CancellationToken cancel)
    {
        try
        {
            return ReadingScreen.Run(output, toFile, cases.Length, screen =>
            {
                var problems = new InputProblems(screen.Say);
                Write(new CsvReading(cases, problems, screen), results, cancel);
                return MatchRun.Conclude(output, problems, results.Complete);
            });
        }
        catch (OperationCanceledException)
        {
            return output.Refuse("stopped; the result is not complete.");
        }
    }

    private void Write(CsvReading reading, ResultLines results, CancellationToken cancel)
    {
        using var rows = CsvRows.Open(reading, question.Layout);
        if (rows is null) return;
        results.Add(Encoding.UTF8.GetBytes(question.Header + "\n"));
        var line = new StringBuilder();
        foreach (var row in rows.Read(cancel))
        {
            var (answer, obstacle) = RowId.Obstacle(row) is { } reason ? (null, reason) : question.Answer(calendar, row);
            if (obstacle is not null) rows.Leave(row, obstacle);
            else results.Add(Encoding.UTF8.GetBytes(line.Clear().AddField(row["id"]!).Append(',').Append(answer).Append('\n').ToString()));
        }
    }
}
