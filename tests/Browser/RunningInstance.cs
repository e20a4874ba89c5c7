using System.Diagnostics;
using System.Globalization;
using System.Text;
using LeadSync.Browser;
using LeadSync.Tests.Shared;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RunningInstance))]

namespace LeadSync.Browser;

/// <summary>What `leadsync up` starts, with its sample, and a browser. One for all tests: each makes the rows it changes.</summary>
public sealed class RunningInstance : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder folder = new();
    private readonly StringBuilder messages = new();
    private Process process = null!;
    private IPlaywright playwright = null!;

    public Uri Address { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    internal Crm Crm { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var program = Chromium.Find();
        var port = Loopback.FreePort();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        process = Start(port);
        await Ready().WaitAsync(Patience);
        Crm = await Crm.Open(Address);
        await Crm.Until(async () => (await Crm.List("leads?$select=leadid&$filter=ls_scoredon ne null")).Count >= 5);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Chromium.Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
        Crm?.Dispose();
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Dispose();
    }

    private Process Start(int port)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
            { Path.Combine(AppContext.BaseDirectory, "leadsync.dll"), "up", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder.File("data") })
            start.ArgumentList.Add(argument);
        // What the tool remembers about its user's instances goes away with the folder, too.
        start.Environment["XDG_STATE_HOME"] = folder.File("state");
        return Process.Start(start)!;
    }

    /// <summary>Reads what `up` prints until it says that everything is there.</summary>
    private async Task Ready()
    {
        process.ErrorDataReceived += (_, line) => messages.AppendLine(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line == "ready")
                return;
        throw new InvalidOperationException($"leadsync up ended before it was ready:{Environment.NewLine}{messages}");
    }
}
