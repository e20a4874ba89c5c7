namespace LeadSync.Domain.Scoring.Scanning;

/// <summary>When scanners were at work on which assets of a person, as of a day.</summary>
internal sealed class MachineTimes
{
    private readonly Dictionary<string, List<Span>> _spans = [];
    private readonly int _from;
    private readonly int _before;

    private MachineTimes(int from, int before) => (_from, _before) = (from, before);

    /// <summary>
    /// Clicks on enough different urls, from the first to the last of them not further apart than allowed, make every
    /// instant a machine's that fits into one span of the allowed length together with them all.
    /// </summary>
    public static MachineTimes Of(List<Click> clicks, Scanner scanner, int known)
    {
        var times = new MachineTimes(LastDay(clicks, known), NextDay(clicks, known));
        for (var i = 0; i < clicks.Count;)
        {
            var asset = clicks[i].Asset;
            var own = new List<Click>();
            for (; i < clicks.Count && clicks[i].Asset == asset; i++)
                if (clicks[i].Day <= known)
                    own.Add(clicks[i]);
            if (own.Count >= scanner.Links && SpansOf(own, scanner) is { Count: > 0 } spans)
                times._spans[asset] = spans;
        }
        return times;
    }

    /// <summary>Whether these are the times as of that day, too.</summary>
    public bool IsOf(int known) => known >= _from && known < _before;

    public bool Contain(string asset, long ticks)
    {
        if (!_spans.TryGetValue(asset, out var spans))
            return false;
        foreach (var (from, to) in spans)
            if (ticks >= from && ticks <= to)
                return true;
        return false;
    }

    private static List<Span> SpansOf(List<Click> clicks, Scanner scanner)
    {
        var spans = new List<Span>();
        var urls = new Dictionary<uint, int>();
        var first = 0;
        foreach (var last in clicks)
        {
            urls[last.Url] = urls.GetValueOrDefault(last.Url) + 1;
            while (last.Ticks - clicks[first].Ticks > scanner.Ticks)
                Drop(urls, clicks[first++].Url);
            while (urls.Count > scanner.Links || (urls.Count == scanner.Links && urls[clicks[first].Url] > 1))
                Drop(urls, clicks[first++].Url);
            if (urls.Count >= scanner.Links)
                Append(spans, last.Ticks - scanner.Ticks, clicks[first].Ticks + scanner.Ticks);
        }
        return spans;
    }

    private static void Drop(Dictionary<uint, int> urls, uint url)
    {
        if (--urls[url] == 0)
            urls.Remove(url);
    }

    // Both ends only grow from one span to the next.
    private static void Append(List<Span> spans, long from, long to)
    {
        if (spans.Count > 0 && from <= spans[^1].To)
            spans[^1] = spans[^1] with { To = to };
        else
            spans.Add(new Span(from, to));
    }

    private static int LastDay(List<Click> clicks, int known)
    {
        var last = int.MinValue;
        foreach (var click in clicks)
            if (click.Day <= known)
                last = Math.Max(last, click.Day);
        return last;
    }

    private static int NextDay(List<Click> clicks, int known)
    {
        var next = int.MaxValue;
        foreach (var click in clicks)
            if (click.Day > known)
                next = Math.Min(next, click.Day);
        return next;
    }

    private readonly record struct Span(long From, long To);
}
