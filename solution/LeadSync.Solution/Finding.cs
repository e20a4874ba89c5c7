namespace LeadSync.Solution;

/// <summary>Something wrong with a solution.</summary>
/// <param name="Rule">Stable id of the rule, LSC000 to LSC999; see Checking/README.md.</param>
/// <param name="File">Path inside the unpacked source or the zip, with forward slashes.</param>
/// <param name="Line">Line in the file, from 1; 0 where the finding is about the file as a whole.</param>
/// <param name="Message">What is wrong, naming the component.</param>
public sealed record Finding(string Rule, string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}({Line}): {Rule}: {Message}" : $"{File}: {Rule}: {Message}";
}
