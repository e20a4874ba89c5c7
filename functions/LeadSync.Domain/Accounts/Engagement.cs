namespace LeadSync.Domain.Accounts;

/// <summary>
/// How much each of an account's people counts, by rank: the first in full, the next ones less, so that one keen person
/// is seen, several count for more, and a crowd of the lukewarm does not drown both.
/// </summary>
internal static class Engagement
{
    private const double Rest = 0.1;
    private static readonly double[] First = [1, 0.8, 0.6, 0.4, 0.2];

    /// <summary>The weight of a rank, from 0.</summary>
    public static double WeightOf(int rank) => rank < First.Length ? First[rank] : Rest;

    /// <summary>The engagement of people of these interests, in whatever order; more interest of anybody is never less engagement.</summary>
    public static double Of(IEnumerable<double> interests)
    {
        var sum = 0.0;
        foreach (var (rank, interest) in interests.OrderDescending().Index())
            sum += WeightOf(rank) * interest;
        return sum;
    }
}
