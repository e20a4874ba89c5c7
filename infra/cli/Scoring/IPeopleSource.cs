namespace LeadSync.Cli.Scoring;

/// <summary>Reads people, each whole, from the two inputs.</summary>
internal interface IPeopleSource
{
    /// <summary>
    /// Evaluates every person once, on all cores, and gives the results in batches in ascending order of the people's
    /// smallest keys. It ends early where the input is refused: <see cref="InputProblems.Refusal"/> tells.
    /// </summary>
    IEnumerable<T[]> Evaluate<T>(Func<Person, T> evaluate);
}
