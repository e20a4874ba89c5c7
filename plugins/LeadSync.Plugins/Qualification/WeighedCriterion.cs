namespace LeadSync.Plugins.Qualification;

/// <summary>A criterion and how far it is met.</summary>
internal readonly struct WeighedCriterion
{
    /// <param name="weight">From 0; 0 counts for nothing.</param>
    /// <param name="rating">Of the choice ls_rating; null where nobody answered.</param>
    public WeighedCriterion(int weight, int? rating)
    {
        Weight = weight;
        Rating = rating;
    }

    public int Weight { get; }

    public int? Rating { get; }
}
