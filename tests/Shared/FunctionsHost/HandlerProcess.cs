using System.Collections.Concurrent;
using System.Diagnostics;

namespace LeadSync.Tests.Shared.FunctionsHost;

/// <summary>
/// The handler's process as the host runs it: started with its port in the environment, ready at the first answer whatever
/// that is, started anew when it dies, and killed without notice.
/// </summary>
internal sealed class HandlerProcess(AppFolder app, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private const int MostCrashes = 3;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<string> output = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(11) };
    private readonly int port = Loopback.FreePort();
    private Process? process;
    private int crashes;
    private bool isStopped;

    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>What it wrote, for the messages of failed tests.</summary>
    public string Output => string.Join('\n', output);

    public async Task Start()
    {
        isStopped = false;
        Launch();
        for (var until = TimeProvider.System.GetUtcNow() + StartLimit; !await IsReady(); await Task.Delay(25))
        {
            Assert.False(crashes >= MostCrashes, $"The handler does not start:\n{Output}");
            Assert.True(TimeProvider.System.GetUtcNow() < until, $"The handler does not listen:\n{Output}");
        }
    }

    /// <summary>kill -9: what the host does to its handler, and what it does not survive itself.</summary>
    public async Task Kill()
    {
        isStopped = true;
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancel) =>
        http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);

    public async ValueTask DisposeAsync()
    {
        await Kill();
        http.Dispose();
    }

    private void Launch()
    {
        var start = new ProcessStartInfo(app.Executable, app.Arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = app.Path,
        };
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = start.Environment["FUNCTIONS_HTTPWORKER_PORT"] = $"{port}";
        start.Environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = start.Environment["FUNCTIONS_HTTPWORKER_ID"] = Guid.NewGuid().ToString();
        start.Environment["FUNCTIONS_APP_ROOT_PATH"] = app.Path;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => Restart();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Restart()
    {
        if (!isStopped && Interlocked.Increment(ref crashes) < MostCrashes) Launch();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        while (output.Count > 500) output.TryDequeue(out _);
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await http.GetAsync(Address);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
