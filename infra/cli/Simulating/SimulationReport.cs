using System.Globalization;
using System.Text.Json;

namespace LeadSync.Cli.Simulating;

/// <summary>Writes what a simulation finds: one JSON line each, or tables to read.</summary>
internal sealed class SimulationReport(TextWriter writer, bool json)
{
    private const int Shown = 50;

    private long moves;

    public void Add(Move move)
    {
        moves++;
        if (json) writer.WriteLine(JsonSerializer.Serialize(move, JsonSerializerOptions.Web));
        else if (moves <= Shown) WriteRow(move);
    }

    public void Complete(SimulationSummary summary)
    {
        if (json) writer.WriteLine(JsonSerializer.Serialize(new { summary }, JsonSerializerOptions.Web));
        else WriteTable(summary);
    }

    private void WriteRow(Move move)
    {
        if (moves == 1) writer.WriteLine(Row("person", "total", "grade", "qualified"));
        writer.WriteLine(Row(move.Person, Change(move.From.Total, move.To.Total), Change(move.From.Grade, move.To.Grade), Change(Word(move.From), Word(move.To))));
    }

    private void WriteTable(SimulationSummary summary)
    {
        if (moves > Shown) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {moves - Shown:N0} more; --json lists them all."));
        if (moves > 0) writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Moved:N0} of {summary.People:N0} people move."));
        writer.WriteLine(Row("", "before", "after", ""));
        writer.WriteLine(Row("qualified", Figure(summary.QualifiedBefore), Figure(summary.QualifiedAfter), ""));
        foreach (var (grade, counts) in summary.Grades.OrderBy(grade => grade.Key, StringComparer.Ordinal))
            writer.WriteLine(Row($"grade {grade}", Figure(counts[0]), Figure(counts[1]), ""));
    }

    private static string Row(string first, string second, string third, string fourth) => $"{first,-38}  {second,-12}  {third,-8}  {fourth}".TrimEnd();

    private static string Change<T>(T from, T to) => from!.Equals(to) ? $"{to}" : $"{from} → {to}";

    private static string Word(Standing standing) => standing.Qualified ? "yes" : "no";

    private static string Figure(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
