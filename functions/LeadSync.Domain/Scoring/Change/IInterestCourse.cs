namespace LeadSync.Domain.Scoring.Change;

/// <summary>
/// How interest goes on from a day without new activity. Between turns, the days on which something known begins to
/// count all by itself, it is smooth: what was gained and what was lost both only fade.
/// </summary>
internal interface IInterestCourse
{
    /// <summary>The last day whose activities are known.</summary>
    int Known { get; }

    /// <summary>The turns after <see cref="Known"/>, ascending, each once.</summary>
    IReadOnlyList<int> Turns { get; }

    /// <summary>The interest of a day from <see cref="Known"/> on, to the last bit as it will be scored.</summary>
    double At(int day);

    /// <summary>Between what interest stays from one day to another without a turn after the first; without an end for good.</summary>
    Bounds Between(int from, int? to);

    /// <summary>True where nothing fades any more from this day on, up to the next turn.</summary>
    bool IsSettled(int from);
}

/// <summary>A lower and an upper bound, both included.</summary>
internal readonly record struct Bounds(double Low, double High);
