using System.Globalization;
using System.Text;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching;

/// <summary>The result of `match`, line by line.</summary>
internal static class MatchLine
{
    /// <summary>The names of the columns.</summary>
    public static ReadOnlySpan<byte> Header => "id,accountId,probability,decision,method,secondId,secondProbability,reasons\n"u8;

    /// <summary>Adds the line of one lead.</summary>
    public static void Add(StringBuilder lines, string id, MappingDecision decision)
    {
        var second = decision.Candidates.Count > 1 ? decision.Candidates[1] : null;
        lines.AddField(id).Append(',');
        AddCandidate(lines, decision.Best).Append(',');
        lines.Append(MappingTexts.Of(decision.Outcome)).Append(',').Append(MappingTexts.Of(decision.Method)).Append(',');
        AddCandidate(lines, second).Append(',');
        lines.AddField(decision.Best is { } best ? string.Join("; ", best.Evidence.Select(Reason)) : "").Append('\n');
    }

    private static StringBuilder AddCandidate(StringBuilder lines, MappingCandidate? candidate)
    {
        lines.AddField(candidate?.Account ?? "").Append(',');
        return candidate is null ? lines : lines.Append(CultureInfo.InvariantCulture, $"{candidate.Probability:0.######}");
    }

    private static string Reason(MappingEvidence evidence)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{evidence.Kind} {evidence.Level} {evidence.LogOdds:+0.00;-0.00}");
        return evidence.Detail is { } detail ? $"{text} ({detail})" : text;
    }
}
