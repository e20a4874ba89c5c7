using System.Diagnostics;
using System.Net.Sockets;

namespace LeadSync.Tests.Shared.Azurite;

/// <summary>
/// The real emulator of Azure Tables, in memory, on a free port of the loopback. It comes from npm: `.ci/run` installs it, and
/// who runs the tests without has it installed here, once.
/// </summary>
public sealed class AzuriteTables : IAsyncLifetime
{
    public const string Account = "devstoreaccount1";

    /// <summary>The key that every emulator has.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly int port = Loopback.FreePort();
    private readonly string[] more;
    private readonly bool isHttps;
    private Process? process;

    public AzuriteTables()
        : this([])
    {
    }

    /// <summary>With more options of its command line.</summary>
    internal AzuriteTables(params string[] options) => (more, isHttps) = (options, options.Contains("--cert"));

    private static string Folder { get; } = Path.Combine(SharedData.RepositoryRoot, "tests", "Shared", "Azurite");

    private static string Program { get; } = Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "table", "main.js");

    public Uri Endpoint => new($"{(isHttps ? "https" : "http")}://127.0.0.1:{port}/{Account}");

    public string ConnectionString => $"AccountName={Account};AccountKey={Key};TableEndpoint={Endpoint}";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) await Install();
        process = Start("node", [Program, "--inMemoryPersistence", "--tablePort", $"{port}", "--silent", "--disableTelemetry", .. more]);
        for (var until = TimeProvider.System.GetUtcNow() + StartLimit; !await Listens(); await Task.Delay(50))
        {
            Assert.False(process.HasExited, "Azurite ended at its start.");
            Assert.True(TimeProvider.System.GetUtcNow() < until, "Azurite does not listen.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task Install()
    {
        using var npm = Start("npm", ["ci", "--prefix", Folder, "--silent"]);
        var output = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"Azurite could not be installed; run `npm ci --prefix tests/Shared/Azurite`. {output}");
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var started = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder })!;
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        return started;
    }

    private async Task<bool> Listens()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
