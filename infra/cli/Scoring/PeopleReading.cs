namespace LeadSync.Cli.Scoring;

/// <summary>Where the two inputs are.</summary>
internal sealed record PeopleFiles(string Activities, string People)
{
    /// <summary>What stands for stdin.</summary>
    public const string StandardInput = "-";
}

/// <summary>Runs a verb's work over the people of two files, from the first byte to the exit code.</summary>
internal sealed class PeopleReading(Output output, PeopleFiles files)
{
    /// <summary>Whether the inputs are to be taken as sorted.</summary>
    public bool Sorted { get; init; }

    /// <summary>Whether results go to a file.</summary>
    public bool ToFile { get; init; }

    /// <summary>Runs the work over everybody; afterwards, where the input as a whole is all right, completes the result.</summary>
    public int Run(Action<IPeopleSource> work, Action complete, CancellationToken cancel)
    {
        try
        {
            using var spooled = files.Activities == PeopleFiles.StandardInput && !Sorted ? Spool(cancel) : null;
            var activities = Activities(spooled);
            var people = InputFile.Of("people", files.People);
            var total = (activities.Length + people.Length) * (Sorted ? 1 : 2);
            return ReadingScreen.Run(output, ToFile, total, screen => Run(new ScoringInput(activities, people, new InputProblems(screen.Say), screen), work, complete, cancel));
        }
        catch (OperationCanceledException)
        {
            return output.Refuse("stopped; the result is not complete.");
        }
    }

    private int Run(ScoringInput input, Action<IPeopleSource> work, Action complete, CancellationToken cancel)
    {
        work(Sorted ? new SortedPeople(input, cancel) : new UnsortedPeople(input, cancel));
        if (input.Problems.Refusal is { } refusal) return output.Refuse($"{refusal} What was written is no result.");
        complete();
        return input.Problems.BadLines == 0 ? ExitCode.Done : output.Refuse($"{input.Problems.BadLines} lines were left out, see above; the rest is done.");
    }

    private InputFile Activities(FileStream? spooled) =>
        files.Activities != PeopleFiles.StandardInput ? InputFile.Of("activities", files.Activities)
        : spooled is null ? new InputFile("activities", output.Input, 0)
        : InputFile.Of("activities", spooled);

    // Unsorted input is read twice, which a pipe can't be.
    private FileStream Spool(CancellationToken cancel)
    {
        var file = TemporaryFile.Create();
        using var input = output.Input();
        input.CopyToAsync(file, cancel).GetAwaiter().GetResult();
        return file;
    }
}
