namespace LeadSync.Cli.Scoring;

/// <summary>The two inputs of a scoring, and who hears of problems and progress.</summary>
internal sealed record ScoringInput(InputFile Activities, InputFile People, InputProblems Problems, IReadingProgress Progress)
{
    /// <summary>People are worked on in batches, so that handing them to another core costs little.</summary>
    public const int Batch = 64;

    public Lines ActivityLines() => new(Activities, Problems, Progress);

    public Lines PeopleLines() => new(People, Problems, Progress);
}
