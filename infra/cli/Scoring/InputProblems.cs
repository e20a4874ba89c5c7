namespace LeadSync.Cli.Scoring;

/// <summary>
/// What is wrong with the input, said as soon as it is found: lines that are left out, and what makes the whole input
/// unusable. Messages name file and line and quote nothing, since what stands there is personal.
/// </summary>
internal sealed class InputProblems(Action<string> say)
{
    /// <summary>How many lines were left out.</summary>
    public long BadLines { get; private set; }

    /// <summary>Why the input as a whole is refused, or null.</summary>
    public string? Refusal { get; private set; }

    public void BadLine(string file, long line, string reason)
    {
        BadLines++;
        say($"{file} line {line}: {reason}");
    }

    /// <summary>Ends the reading. The first refusal stays.</summary>
    public void Refuse(string file, long line, string reason) => Refusal ??= $"{file} line {line}: {reason}";
}
