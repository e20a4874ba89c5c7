namespace LeadSync.Domain.Scoring.Change;

/// <summary>
/// Finds the day on which a record changes its class (grade and qualification) without new activity. It looks only into
/// intervals whose bounds leave the class open, and decides a single day, where its own bounds do not, by the very arithmetic that
/// will score it: the answer is that of scoring day by day, in a handful of steps.
/// </summary>
internal static class ChangeSearch
{
    /// <summary>The last day that is looked at, in days after the known one: about a hundred years.</summary>
    public const int Horizon = 36_525;

    private const int FirstSpan = 64;

    /// <summary>
    /// The first day after the known one whose class differs from that of the known day, or null where none does.
    /// <paramref name="classOf"/> names the class of an interest; more interest never leads back to a class that was left.
    /// </summary>
    public static int? First(IInterestCourse course, Func<double, int> classOf)
    {
        var search = new Search(course, classOf, classOf(course.At(course.Known)));
        var from = course.Known + 1;
        foreach (var turn in course.Turns)
        {
            if (turn > from && search.Within(from, turn - 1) is { } day)
                return day;
            from = turn;
        }
        return search.From(from);
    }

    private sealed record Search(IInterestCourse Course, Func<double, int> ClassOf, int Today)
    {
        public int? Within(int from, int to)
        {
            if (Stays(Course.Between(from, to)))
                return null;
            if (from == to)
                return IsOther(from) ? from : null;
            var middle = from + ((to - from) / 2);
            return Within(from, middle) ?? Within(middle + 1, to);
        }

        // Spans that grow, until all that is left of time is decided.
        public int? From(int from)
        {
            var last = Course.Known + Horizon;
            for (var span = FirstSpan; from <= last; span *= 2)
            {
                if (Stays(Course.Between(from, null)))
                    return null;
                if (Course.IsSettled(from))
                    return IsOther(from) ? from : null;
                if (Within(from, Math.Min(last, from + span - 1)) is { } day)
                    return day;
                from += span;
            }
            return null;
        }

        private bool Stays(Bounds bounds) => ClassOf(bounds.Low) == Today && ClassOf(bounds.High) == Today;

        // A single day's bounds are so narrow that they decide almost all; the rest is left to the exact arithmetic.
        private bool IsOther(int day)
        {
            var (low, high) = Course.Between(day, day);
            var decided = ClassOf(low);
            return (decided == ClassOf(high) ? decided : ClassOf(Course.At(day))) != Today;
        }
    }
}
