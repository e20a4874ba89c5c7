using System.ComponentModel;
using System.Diagnostics;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>
/// Runs plug-ins in a process of their own, under mono, as the platform runs them in its sandbox on .NET Framework. One
/// worker serves one save at a time; what is nested in it runs on the same line.
/// </summary>
internal sealed class WorkerRuntime(string worker, TimeProvider clock) : IPluginRuntime, IDisposable
{
    /// <summary>The platform's limit for one plug-in.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Lock turn = new();
    private WorkerLine? line;

    public void Execute(PluginCode code, PluginServices services)
    {
        // The same thread comes here again for a nested plug-in.
        lock (turn)
        {
            line ??= new WorkerLine(Start());
            using var limit = new CancellationTokenSource(Limit, clock);
            using var end = limit.Token.Register(line.Kill);
            try
            {
                line.Execute(code, services);
            }
            catch (Exception broken) when (broken is IOException or ObjectDisposedException)
            {
                line?.Dispose();
                line = null;
                throw new PluginFailure(limit.IsCancellationRequested ? "The plug-in took longer than two minutes." : "The plug-in worker is gone.", broken);
            }
        }
    }

    public void Dispose() => line?.Dispose();

    private Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("mono", [worker]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (Win32Exception missing)
        {
            throw new PluginFailure("mono cannot be started. Install it (mono-runtime), or run plug-ins inside DevOrg.", missing);
        }
    }
}
