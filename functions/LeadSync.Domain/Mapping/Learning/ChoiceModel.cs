namespace LeadSync.Domain.Mapping.Learning;

/// <summary>One choice that was made: what each alternative showed, and which was right.</summary>
/// <param name="Alternatives">For each the features it has, as places of weights.</param>
/// <param name="Right">The place of the right alternative, or -1 for none of them.</param>
internal sealed record Choice(IReadOnlyList<int[]> Alternatives, int Right);

/// <summary>
/// What weights cost, in units of log-likelihood: half the square of each, so that a level that was seen twice does not outweigh
/// one that was seen a thousand times, and half the square of each step between neighbouring ranges of one amount, for they mean
/// nearly the same.
/// </summary>
/// <param name="Size">On the square of a weight; 0 for nothing.</param>
/// <param name="Jump">On the square of a step; 0 for nothing.</param>
/// <param name="FollowsOn">Whether a weight is that of the range after the one before it.</param>
internal sealed record Penalty(double Size, double Jump, Func<int, bool> FollowsOn);

/// <summary>
/// Conditional logistic regression (McFadden's choice model) with "none of them" as an alternative of log-odds 0: finds the
/// weights under which the choices that were made are likeliest, less what the weights cost. Deterministic.
/// </summary>
internal static class ChoiceModel
{
    private const double Step = 0.1, FirstDecay = 0.9, SecondDecay = 0.999;
    private const int StepsAtFullLength = 60;

    /// <summary>Finds the weights.</summary>
    /// <param name="choices">What was chosen.</param>
    /// <param name="start">The weights to begin with; those that are not free stay as they are.</param>
    /// <param name="isFree">Whether a weight may move.</param>
    /// <param name="penalty">How much large and jagged weights cost.</param>
    /// <param name="rounds">How many steps.</param>
    public static double[] Fit(IReadOnlyCollection<Choice> choices, double[] start, Func<int, bool> isFree, Penalty penalty, int rounds)
    {
        var weights = (double[])start.Clone();
        var (first, second) = (new double[weights.Length], new double[weights.Length]);
        for (var round = 1; round <= rounds; round++)
        {
            var slope = Slope(choices, weights, penalty);
            var step = Step * Math.Min(1, (double)StepsAtFullLength / round);
            for (var weight = 0; weight < weights.Length; weight++)
            {
                if (!isFree(weight)) continue;
                first[weight] = (FirstDecay * first[weight]) + ((1 - FirstDecay) * slope[weight]);
                second[weight] = (SecondDecay * second[weight]) + ((1 - SecondDecay) * slope[weight] * slope[weight]);
                var (mean, spread) = (first[weight] / (1 - Math.Pow(FirstDecay, round)), second[weight] / (1 - Math.Pow(SecondDecay, round)));
                weights[weight] -= step * mean / (Math.Sqrt(spread) + 1e-8);
            }
        }
        return weights;
    }

    /// <summary>The probability of each alternative; what is left is that of none.</summary>
    public static double[] Probabilities(Choice choice, double[] weights)
    {
        var odds = choice.Alternatives.Select(features => features.Sum(feature => weights[feature])).ToArray();
        var largest = Math.Max(0, odds.DefaultIfEmpty().Max());
        var all = Math.Exp(-largest) + odds.Sum(each => Math.Exp(each - largest));
        return [.. odds.Select(each => Math.Exp(each - largest) / all)];
    }

    private static double[] Slope(IEnumerable<Choice> choices, double[] weights, Penalty penalty)
    {
        var slope = weights.Select(weight => penalty.Size * weight).ToArray();
        for (var weight = 1; weight < weights.Length; weight++)
        {
            if (!penalty.FollowsOn(weight)) continue;
            slope[weight] += penalty.Jump * (weights[weight] - weights[weight - 1]);
            slope[weight - 1] -= penalty.Jump * (weights[weight] - weights[weight - 1]);
        }
        foreach (var choice in choices)
        {
            var probabilities = Probabilities(choice, weights);
            for (var at = 0; at < probabilities.Length; at++)
                foreach (var feature in choice.Alternatives[at]) slope[feature] += probabilities[at] - (at == choice.Right ? 1 : 0);
        }
        return slope;
    }
}
