namespace LeadSync.Cli.Scoring;

/// <summary>Spreads work over the cores and gives its results in the order of the input.</summary>
internal static class OrderedWork
{
    /// <summary>Runs only a few items ahead of whoever takes the results, so that memory stays flat.</summary>
    public static IEnumerable<TOut> Map<TIn, TOut>(IEnumerable<TIn> source, Func<TIn, TOut> work, CancellationToken cancel)
    {
        var ahead = 2 * Environment.ProcessorCount;
        var running = new Queue<Task<TOut>>(ahead);
        foreach (var item in source)
        {
            cancel.ThrowIfCancellationRequested();
            running.Enqueue(Task.Run(() => work(item), cancel));
            if (running.Count == ahead) yield return running.Dequeue().GetAwaiter().GetResult();
        }
        while (running.TryDequeue(out var next)) yield return next.GetAwaiter().GetResult();
    }
}
