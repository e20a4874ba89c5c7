namespace LeadSync.Tests.Conventions;

/// <summary>Reports all breaches of a convention at once.</summary>
internal static class Failures
{
    public static void None(params IEnumerable<string>[] failures)
    {
        var all = failures.SelectMany(list => list).ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all.Prepend($"{all.Count} breach(es):")));
    }

    /// <summary>Breaches but the exempted ones; an exemption that nothing needs any more is itself a failure.</summary>
    public static void NoneBut(IReadOnlyDictionary<string, string> exemptions, IEnumerable<(string Subject, string Breach)> breaches)
    {
        var found = breaches.ToList();
        None(
            found.Where(breach => !exemptions.ContainsKey(breach.Subject)).Select(breach => $"{breach.Subject}: {breach.Breach}"),
            exemptions.Keys.Except(found.Select(breach => breach.Subject)).Select(subject => $"{subject}: is exempted without need"));
    }
}
