using LeadSync.Cli.Scoring;

namespace LeadSync.Cli.Matching;

/// <summary>A CSV file that is read, who hears what is wrong with it, and who hears how far the reading is.</summary>
internal sealed record CsvReading(InputFile File, InputProblems Problems, IReadingProgress Progress);
