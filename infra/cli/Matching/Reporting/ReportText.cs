using System.Globalization;
using static LeadSync.Cli.Matching.Reporting.TextTable;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>The report for the eye.</summary>
internal static class ReportText
{
    private const int CombinationsShown = 25;

    public static void Write(TextWriter writer, MatchReport report)
    {
        var settings = report.Settings;
        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Cases} cases, {(report.WithoutCity ? "without" : "with")} city; automatic from {settings.Auto} with a margin of {settings.Margin}, review from {settings.Review}; in brackets 95 % intervals (Wilson)\n"));
        WriteGiven(writer, report);
        WriteAutomatic(writer, report);
        WriteServed(writer, report);
        WriteBest(writer, report);
        Write(writer, "Calibration of the headline", report.Calibration);
        Write(writer, "Calibration of all cases", report.CalibrationOfAll);
        WriteEvidence(writer, report);
        Head(writer, $"Wrong automatic decisions: {report.WrongAutomatic.Count}");
        foreach (var id in report.WrongAutomatic) writer.Write($"{id}\n");
    }

    private static void Head(TextWriter writer, string text) => writer.Write($"\n{text}\n");

    private static void WriteGiven(TextWriter writer, MatchReport report)
    {
        Head(writer, "Best candidate from the review threshold on");
        var table = new TextTable("", "cases", "right", "given", "to find", "precision", "recall", "F1");
        foreach (var (name, cases, given, _, _, _) in report.Groups)
            table.Add(name, Text(cases), Text(given.Right), Text(given.Given), Text(given.Positives), Text(given.Precision), Text(given.Recall), Text(given.F1, given.F1Interval));
        table.Write(writer);
    }

    private static void WriteAutomatic(TextWriter writer, MatchReport report)
    {
        Head(writer, "Automatic decisions");
        var table = new TextTable("", "right", "given", "to find", "precision", "recall");
        foreach (var (name, _, _, automatic, _, _) in report.Groups)
            table.Add(name, Text(automatic.Right), Text(automatic.Given), Text(automatic.Positives), Text(automatic.Precision), Text(automatic.Recall));
        table.Write(writer);
    }

    private static void WriteServed(TextWriter writer, MatchReport report)
    {
        Head(writer, "Found: the right account is among the candidates. Served: it is mapped or shown, or rightly nothing is");
        var table = new TextTable("", "found", "share", "served", "share");
        foreach (var (name, _, _, _, found, served) in report.Groups)
            table.Add(name, Counts(found), Text(found.Value), Counts(served), Text(served.Value));
        table.Write(writer);
    }

    private static void WriteBest(TextWriter writer, MatchReport report) =>
        Head(writer, report.BestThreshold is { } best
            ? $"Best F1 of the headline over all thresholds: {Text(best.Tally.F1)} from {Text(best.Threshold, 4)} on (precision {Text(best.Tally.Precision.Value)}, recall {Text(best.Tally.Recall.Value)})"
            : "Best F1 of the headline over all thresholds: no case has a candidate");

    private static void Write(TextWriter writer, string head, Calibration calibration)
    {
        Head(writer, $"{head}: expected error {Text(calibration.ExpectedError, 4)}, log loss {Text(calibration.LogLoss, 4)}");
        var table = new TextTable("probability", "cases", "mean", "share right");
        foreach (var bin in calibration.Bins)
            table.Add($"{Text(bin.From, 2)} to {Text(bin.To, 2)}", Text(bin.Right.Of), Text(bin.Probability, 3), Text(bin.Right));
        table.Write(writer);
    }

    private static void WriteEvidence(TextWriter writer, MatchReport report)
    {
        Head(writer, "Evidence of the best candidate: given the right account, a wrong one, or none where there is one");
        WriteCounts(writer, report.Levels);
        Head(writer, report.Combinations.Count > CombinationsShown
            ? $"All evidence together, where accounts were wrong or missed: the first {CombinationsShown} of {report.Combinations.Count}"
            : "All evidence together, where accounts were wrong or missed");
        WriteCounts(writer, report.Combinations.Take(CombinationsShown));
    }

    private static void WriteCounts(TextWriter writer, IEnumerable<EvidenceCount> counts)
    {
        var table = new TextTable("", "right", "wrong", "missed");
        foreach (var count in counts) table.Add(count.Evidence, Text(count.Right), Text(count.Wrong), Text(count.Missed));
        table.Write(writer);
    }
}
