using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;

namespace LeadSync.Benchmarks;

/// <summary>How late timers come while very many wait, and what memory that takes. Runs in real time.</summary>
internal static class TimersBenchmark
{
    private const string Queue = "timers";
    private const int PerSecond = 1_000;
    private const int Seconds = 60;
    private const int PerSend = 1_000;
    private const int Batch = 200;
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(5);

    /// <summary>Sends so many timers, of which a part becomes due in the following minute, and takes those when they do; the exit code.</summary>
    public static async Task<int> Report(int pending, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("leadsync-timers-");
        try
        {
            await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "timers.db"));
            var queue = new SqliteQueue(database, TimeProvider.System);
            var before = Memory();
            var started = Stopwatch.GetTimestamp();
            var near = Math.Min(PerSecond * Seconds, pending);
            await Send(queue, 0, pending - near, index => TimeSpan.FromHours(1) + TimeSpan.FromSeconds(index % 86_400));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{pending - near} timers sent, {(pending - near) / Stopwatch.GetElapsedTime(started).TotalSeconds:0} a second; file {new FileInfo(Path.Combine(folder.FullName, "timers.db")).Length >> 20} MB"));
            var waiting = Memory();
            await Send(queue, pending - near, near, index => Lead + TimeSpan.FromMilliseconds((index - (pending - near)) * 1000.0 / PerSecond));
            var late = await Take(queue, near);
            Array.Sort(late);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{near} due at {PerSecond} a second while {pending - near} wait: late p50 {late[near / 2]:0} ms, p99 {late[near * 99 / 100]:0} ms, most {late[^1]:0} ms"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"memory before {before >> 20} MB, with all waiting {waiting >> 20} MB, after {Memory() >> 20} MB"));
            return late[0] >= 0 && late[near * 99 / 100] <= 1_000 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Send(SqliteQueue queue, int first, int count, Func<int, TimeSpan> after)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var chunk in Enumerable.Range(first, count).Chunk(PerSend))
            await queue.Send(Queue, [.. chunk.Select(index => Timer(index, now + after(index)))], CancellationToken.None);
    }

    // Ids as records have them, in no order; the body tells when it is due.
    private static OutgoingMessage Timer(int index, DateTimeOffset due)
    {
        var id = new Guid(unchecked(index * (int)2654435761u), (short)index, 7, new byte[8]);
        return new OutgoingMessage($"lead:{id:N}", BitConverter.GetBytes(due.ToUnixTimeMilliseconds()), due);
    }

    /// <summary>Two loops, as the pump has them; gives by how many milliseconds each timer was late.</summary>
    private static async Task<double[]> Take(SqliteQueue queue, int count)
    {
        var late = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (late.Count < count)
            {
                var leased = await queue.Receive(Queue, Batch, TimeSpan.FromMinutes(1), CancellationToken.None);
                var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
                foreach (var message in leased) late.Add(now - BitConverter.ToInt64(message.Message.Body));
                if (leased.Count == 0) await queue.Wait(Queue, TimeSpan.FromSeconds(1), CancellationToken.None);
                else await queue.Settle(Queue, [.. leased.Select(message => new Settlement(message.Lock, MessageOutcome.Done.Instance))], CancellationToken.None);
            }
        })));
        return [.. late];
    }

    private static long Memory()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
