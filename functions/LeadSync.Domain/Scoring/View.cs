namespace LeadSync.Domain.Scoring;

/// <summary>From where occurrences are looked at.</summary>
/// <param name="Known">What was done on later days is not known yet.</param>
/// <param name="Day">The day that is scored, not before <paramref name="Known"/>.</param>
internal readonly record struct View(int Known, int Day)
{
    /// <summary>The usual view: the day itself, with all that was done up to it.</summary>
    public View(int asOf) : this(asOf, asOf)
    {
    }
}
