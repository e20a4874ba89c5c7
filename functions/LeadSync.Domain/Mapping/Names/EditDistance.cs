namespace LeadSync.Domain.Mapping.Names;

/// <summary>
/// The number of slips between two words: letters inserted, left out, replaced, or two neighbours swapped (optimal string
/// alignment).
/// </summary>
internal static class EditDistance
{
    private const int Longest = 64;

    /// <summary>The distance, or <paramref name="most"/> + 1 where it is greater.</summary>
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (left.Length > Longest) left = left[..Longest];
        if (right.Length > Longest) right = right[..Longest];
        Trim(ref left, ref right);
        if (Math.Abs(left.Length - right.Length) > most) return most + 1;
        Span<int> before = stackalloc int[Longest + 1], last = stackalloc int[Longest + 1], now = stackalloc int[Longest + 1];
        for (var column = 0; column <= right.Length; column++) last[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            now[0] = row;
            var least = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var steps = Math.Min(Math.Min(now[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    steps = Math.Min(steps, before[column - 2] + 1);
                now[column] = steps;
                least = Math.Min(least, steps);
            }
            if (least > most) return most + 1;
            var freed = before;
            before = last;
            last = now;
            now = freed;
        }
        return Math.Min(last[right.Length], most + 1);
    }

    private static void Trim(ref ReadOnlySpan<char> left, ref ReadOnlySpan<char> right)
    {
        var start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];
        var end = 0;
        while (end < left.Length && end < right.Length && left[^(end + 1)] == right[^(end + 1)]) end++;
        left = left[..^end];
        right = right[..^end];
    }
}
