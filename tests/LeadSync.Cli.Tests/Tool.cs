using System.Text;

namespace LeadSync.Cli.Tests;

/// <summary>Runs one command line inside the process.</summary>
internal static class Tool
{
    public static Task<(int Exit, string Result, string Message)> Run(params string[] arguments) => Run(null, arguments);

    /// <summary>Somebody sits at the terminal and types this.</summary>
    public static Task<(int Exit, string Result, string Message)> Typing(string typed, params string[] arguments) => Run(typed, arguments);

    private static async Task<(int Exit, string Result, string Message)> Run(string? typed, string[] arguments)
    {
        using var result = new StringWriter();
        using var message = new StringWriter();
        var exit = await CommandLine.Run(arguments, new Output(result, message)
        {
            Input = () => new MemoryStream(Encoding.UTF8.GetBytes(typed ?? "")),
            CanAsk = typed is not null,
        });
        return (exit, result.ToString(), message.ToString());
    }
}
