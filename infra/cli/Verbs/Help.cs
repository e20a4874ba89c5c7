namespace LeadSync.Cli.Verbs;

/// <summary>The text a verb's --help begins with.</summary>
internal static class Help
{
    /// <summary>One sentence or two, then examples to copy.</summary>
    public static string Text(string does, params string[] examples) =>
        $"{does}\n\nExamples:\n{string.Join('\n', examples.Select(example => $"  {example}"))}";
}
