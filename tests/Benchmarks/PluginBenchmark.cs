using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using LeadSync.DevOrg.Pipeline;
using LeadSync.Solution;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Benchmarks;

/// <summary>What a save cost with and without plug-ins.</summary>
/// <param name="What">The save.</param>
/// <param name="Without">Milliseconds of the median save, plug-ins switched off.</param>
/// <param name="With">The same, switched on.</param>
/// <param name="Queries">What plug-ins read per save.</param>
/// <param name="Writes">What plug-ins wrote per save.</param>
internal sealed record PluginCost(string What, double Without, double With, double Queries, double Writes);

/// <summary>The same saves with all plug-ins and with none, by turns in one run.</summary>
internal static class PluginBenchmark
{
    private const int RoundsBetweenSwitches = 10;

    public static int Report(int rounds, TextWriter output)
    {
        output.WriteLine("| save | without, ms | with, ms | extra, ms | queries | writes |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var cost in Measure(rounds).GetAwaiter().GetResult())
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {cost.What} | {cost.Without:0.00} | {cost.With:0.00} | {cost.With - cost.Without:0.00} | {cost.Queries:0.##} | {cost.Writes:0.##} |"));
        return 0;
    }

    public static async Task<IReadOnlyList<PluginCost>> Measure(int rounds)
    {
        var root = Root();
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        await using var organization = await GuardedOrganization.Start(
            root, Path.Combine(root, "plugins", "LeadSync.Plugins", "bin", configuration, "net462", "LeadSync.Plugins.dll"));
        await Install(organization, root);
        var sam = organization.Rows("systemuser").First(user => user.GetAttributeValue<string>("fullname") == "Sam Sales").Id;
        var reason = organization.Rows("ls_recyclereason").First(row => row.GetAttributeValue<string>("ls_name") == "Not ready to buy yet").Id;
        var costs = new List<PluginCost>();
        foreach (var save in PluginSave.All(sam, reason))
            costs.Add(await Measure(organization, save, rounds));
        return costs;
    }

    private static async Task<PluginCost> Measure(GuardedOrganization organization, PluginSave save, int rounds)
    {
        var (without, with) = (new List<double>(), new List<double>());
        var (queries, writes) = (0L, 0L);
        using var listener = Listen(message => _ = message is "Retrieve" or "RetrieveMultiple" ? Interlocked.Increment(ref queries) : Interlocked.Increment(ref writes));
        for (var round = 0; round < rounds; round++)
            foreach (var on in new[] { false, true })
            {
                await organization.Switch(on);
                for (var number = 0; number < RoundsBetweenSwitches; number++)
                    (on ? with : without).Add(await Once(organization, save, (round * RoundsBetweenSwitches) + number));
            }
        var saves = (double)rounds * RoundsBetweenSwitches;
        return new PluginCost(save.What, Median(without), Median(with), queries / saves, writes / saves);
    }

    private static async Task<double> Once(GuardedOrganization organization, PluginSave save, int number)
    {
        foreach (var row in save.Before)
            await organization.Put(row);
        var began = Stopwatch.GetTimestamp();
        await organization.Send(save.User, (messages, context) => save.Work(messages, context, number), save.Tag);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static MeterListener Listen(Action<string> called)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == PluginMeter.Name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => called((string)tags[0].Value!));
        listener.Start();
        return listener;
    }

    private static async Task Install(GuardedOrganization organization, string root)
    {
        await organization.Switch(on: false);
        foreach (var table in DefaultRows.Read(Path.Combine(root, "solution", "data")).Tables.Where(table => table.Table is "ls_stagetransition" or "ls_recyclereason" or "ls_typingrule"))
            foreach (var row in table.Rows)
                await organization.Put(DefaultEntity.Of(table.Table, row));
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LeadSync.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run this from within the repository.");
        return folder.FullName;
    }
}
