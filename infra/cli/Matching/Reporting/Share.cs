namespace LeadSync.Cli.Matching.Reporting;

/// <summary>So many of so many.</summary>
internal readonly record struct Share(int Count, int Of)
{
    private const double TwoSided95 = 1.959963984540054;

    /// <summary>The share; null of nothing.</summary>
    public double? Value => Of == 0 ? null : (double)Count / Of;

    /// <summary>Wilson's interval, which holds the true share in 95 of 100 such samples; null of nothing.</summary>
    public Interval? Interval
    {
        get
        {
            if (Of == 0) return null;
            var (share, zz) = ((double)Count / Of, TwoSided95 * TwoSided95);
            var middle = (share + zz / (2 * Of)) / (1 + zz / Of);
            var half = TwoSided95 * Math.Sqrt(share * (1 - share) / Of + zz / (4.0 * Of * Of)) / (1 + zz / Of);
            // At the ends the square root does not give them back to the last bit.
            return new Interval(Count == 0 ? 0 : middle - half, Count == Of ? 1 : middle + half);
        }
    }
}

/// <summary>From where to where a share may truly lie.</summary>
internal readonly record struct Interval(double From, double To);
