using System.Diagnostics;
using System.Globalization;

namespace LeadSync.Benchmarks;

/// <summary>The time since it was made, by the clock and by the processor's; on a machine shared with others the latter tells more.</summary>
internal sealed class ElapsedTime
{
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly TimeSpan before = Now();

    /// <summary>The processor time of the whole process.</summary>
    public TimeSpan Processor => Now() - before;

    /// <inheritdoc/>
    public override string ToString()
    {
        var wall = Stopwatch.GetElapsedTime(started);
        return string.Create(CultureInfo.InvariantCulture, $"{wall.TotalMilliseconds:0.0} ms, {Processor.TotalMilliseconds:0.0} ms of processor time");
    }

    private static TimeSpan Now()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
