using System.Globalization;
using BenchmarkDotNet.Running;
using LeadSync.Benchmarks;

// Times belong to a machine and are read by people; whether the measured code computes the right thing is checked here.
if (args is ["--short"])
    return ShortCheck.Run(Console.Out) ? 0 : 1;
if (args is ["--plugins"])
    return PluginBenchmark.Report(20, Console.Out);
if (args is ["--memory"])
    return StateMemory.Report(100_000, Console.Out);
if (args is ["--full-rescore"])
    return FullRescore.Report(1_000_000, Console.Out, Console.Error);
if (args is ["--full-rescore", "--people", var people])
    return FullRescore.Report(int.Parse(people, CultureInfo.InvariantCulture), Console.Out, Console.Error);
if (args is ["--calendar"])
    return CalendarBenchmark.Report(2_000_000, Console.Out);
if (args is ["--timers"])
    return await TimersBenchmark.Report(1_000_000, Console.Out);
if (args is ["--timers", "--pending", var pending])
    return await TimersBenchmark.Report(int.Parse(pending, CultureInfo.InvariantCulture), Console.Out);
if (args is ["--matching"])
    return MatchingBenchmark.Report([20_000, 200_000, 1_000_000], Console.Out);
if (args is ["--matching", "--accounts", var accounts])
    return MatchingBenchmark.Report([int.Parse(accounts, CultureInfo.InvariantCulture)], Console.Out);

BenchmarkSwitcher.FromAssembly(typeof(ScoringBenchmark).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
return 0;
