using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadSync.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace LeadSync.Tests.EndToEnd;

/// <summary>
/// `leadsync up` as a user starts it: a process of its own, which can be killed at any instant and started again over the
/// same data folder.
/// </summary>
public sealed class LeadSyncProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("leadsync-e2e-");
    private readonly StringBuilder messages = new();
    private readonly int port = Loopback.FreePort();
    private readonly bool sample;
    private Process? process;

    private LeadSyncProcess(bool sample) => this.sample = sample;

    /// <summary>Where the functions are.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Where the CRM is: here in the same process.</summary>
    public Uri CrmAddress => Address;

    public JsonElement Secrets { get; private set; }

    private static string Executable { get; } = Path.Combine(
        SharedData.RepositoryRoot, "infra", "cli", "bin", PublishedFunctions.Configuration, "net10.0", "leadsync.dll");

    private string DataFolder => Path.Combine(folder.FullName, "data");

    public static async Task<LeadSyncProcess> Start(bool sample = false)
    {
        var instance = new LeadSyncProcess(sample);
        await instance.Up();
        return instance;
    }

    /// <summary>Starts and returns once `ready` is printed.</summary>
    public async Task Up()
    {
        string[] arguments = ["up", "--port", $"{port}", "--data", DataFolder, .. sample ? Array.Empty<string>() : ["--no-sample"]];
        process = Launch(arguments);
        process.ErrorDataReceived += (_, line) => messages.AppendLine(line.Data);
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(StartLimit);
        string? line;
        do
            line = await process.StandardOutput.ReadLineAsync(limit.Token);
        while (line is not null and not "ready");
        Assert.True(line == "ready", $"`up` ended before it was ready:\n{messages}");
        Secrets = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(Path.Combine(DataFolder, "secrets.json"), limit.Token));
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>While it is down: makes a job's last run one of this time, so that it is made up for at the start.</summary>
    public void MissRun(string job, DateTimeOffset last)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(DataFolder, "functions", "leadsync.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE rows SET value = $value WHERE tbl = 'timers' AND key = $job AND row = 'last-run'";
        command.Parameters.AddWithValue("$value", Encoding.UTF8.GetBytes(last.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
        command.Parameters.AddWithValue("$job", job);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    /// <summary>Runs another verb to its end.</summary>
    public async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        using var verb = Launch(arguments);
        var error = verb.StandardError.ReadToEndAsync();
        var output = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return (verb.ExitCode, output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await Kill();
        folder.Delete(recursive: true);
    }

    private Process Launch(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        // Remembered instances of the user who runs the tests stay untouched.
        start.Environment["XDG_STATE_HOME"] = folder.FullName;
        return Process.Start(start)!;
    }
}
