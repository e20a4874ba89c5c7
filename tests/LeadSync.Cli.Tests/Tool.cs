namespace LeadSync.Cli.Tests;

/// <summary>Runs one command line inside the process.</summary>
internal static class Tool
{
    public static async Task<(int Exit, string Result, string Message)> Run(params string[] arguments)
    {
        using var result = new StringWriter();
        using var message = new StringWriter();
        var exit = await CommandLine.Run(arguments, new Output(result, message));
        return (exit, result.ToString(), message.ToString());
    }
}
