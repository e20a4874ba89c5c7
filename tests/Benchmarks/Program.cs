using BenchmarkDotNet.Running;
using LeadSync.Benchmarks;

// Times belong to a machine and are read by people; whether the measured code computes the right thing is checked here.
if (args is ["--short"])
    return ShortCheck.Run(Console.Out) ? 0 : 1;

BenchmarkSwitcher.FromAssembly(typeof(ScoringBenchmark).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
return 0;
