using LeadSync.Domain.Mapping.Learning;

namespace LeadSync.Domain.Tests.Mapping.Learning;

public sealed class ChoiceModelTests
{
    private const int Made = 6_000;

    // The last is the prior, which every alternative has.
    private static readonly double[] Truth = [2.5, 0.8, -1.5, 0, -0.6];
    private static readonly Penalty Free = new(Size: 0, Jump: 0, _ => false);

    [Fact]
    public void Weights_by_which_choices_were_made_are_found_again()
    {
        var found = ChoiceModel.Fit(Choices(seed: 7), new double[Truth.Length], _ => true, Free, rounds: 400);

        // Each weight is seen in thousands of alternatives; its standard error is about 0.05.
        Assert.All(found.Zip(Truth), pair => Assert.InRange(pair.First, pair.Second - 0.2, pair.Second + 0.2));
        Assert.Equal(Truth.Index().OrderBy(each => each.Item).Select(each => each.Index), found.Index().OrderBy(each => each.Item).Select(each => each.Index));
    }

    [Fact]
    public void Probabilities_of_choices_not_learnt_from_come_true()
    {
        var found = ChoiceModel.Fit(Choices(seed: 7), new double[Truth.Length], _ => true, Free, rounds: 400);
        var told = Choices(seed: 8).SelectMany(choice => ChoiceModel.Probabilities(choice, found).Select((probability, at) => (probability, IsRight: at == choice.Right)));

        Assert.All(told.GroupBy(each => (int)(each.probability * 10)).Where(decile => decile.Count() > 300), decile =>
        {
            var (expected, came) = (decile.Average(each => each.probability), decile.Average(each => each.IsRight ? 1.0 : 0));
            Assert.InRange(came, expected - (4 * Math.Sqrt(expected * (1 - expected) / decile.Count())) - 0.01, expected + (4 * Math.Sqrt(expected * (1 - expected) / decile.Count())) + 0.01);
        });
    }

    [Fact]
    public void Weight_that_is_not_free_stays()
    {
        var found = ChoiceModel.Fit(Choices(seed: 7), [0, 0.3, 0, 0, 0], weight => weight != 1, Free, rounds: 50);

        Assert.Equal(0.3, found[1]);
        Assert.NotEqual(0, found[0]);
    }

    [Fact]
    public void Weight_that_no_choice_shows_stays_where_it_costs_nothing()
    {
        var found = ChoiceModel.Fit([new Choice([[0]], 0), new Choice([[0]], -1)], [0.0, 0.0], _ => true, new Penalty(Size: 1, Jump: 0, _ => false), rounds: 200);

        Assert.Equal(0, found[1], 6);
    }

    [Fact]
    public void Large_weights_cost_so_that_what_was_seen_twice_is_not_believed()
    {
        Choice[] twice = [new([[0]], 0), new([[0]], 0)];
        var often = Enumerable.Repeat(twice[0], 1_000).ToArray();
        var costly = new Penalty(Size: 0.4, Jump: 0, _ => false);

        Assert.InRange(ChoiceModel.Fit(twice, [0.0], _ => true, costly, rounds: 400)[0], 0.5, 2);
        Assert.InRange(ChoiceModel.Fit(often, [0.0], _ => true, costly, rounds: 400)[0], 4, 10);
    }

    [Fact]
    public void Neighbouring_ranges_come_out_alike()
    {
        // The second range was never seen; the first and third were right in all of many choices.
        var choices = Enumerable.Range(0, 200).Select(at => new Choice([[at % 2 == 0 ? 0 : 2]], at % 8 < 6 ? 0 : -1)).ToList();
        var found = ChoiceModel.Fit(choices, new double[3], _ => true, new Penalty(Size: 0.01, Jump: 1, weight => weight > 0), rounds: 400);

        Assert.InRange(found[1], Math.Min(found[0], found[2]) - 0.05, Math.Max(found[0], found[2]) + 0.05);
        Assert.True(found[1] > 0.3);
    }

    [Fact]
    public void Probabilities_of_no_alternatives_are_none_and_huge_odds_do_not_overflow()
    {
        Assert.Empty(ChoiceModel.Probabilities(new Choice([], -1), [0.0]));
        Assert.Equal([0.5, 0.5], ChoiceModel.Probabilities(new Choice([[0], [0]], 0), [5_000.0]));
        Assert.Equal([0.0], ChoiceModel.Probabilities(new Choice([[0]], -1), [-5_000.0]));
    }

    private static List<Choice> Choices(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Made).Select(_ => Draw(random))];
    }

    private static Choice Draw(Random random)
    {
        var alternatives = Enumerable.Range(0, random.Next(1, 5))
            .Select(_ => Enumerable.Range(0, Truth.Length - 1).Where(_ => random.Next(2) == 0).Append(Truth.Length - 1).ToArray()).ToList();
        var drawn = random.NextDouble();
        var probabilities = ChoiceModel.Probabilities(new Choice(alternatives, -1), Truth);
        for (var at = 0; at < probabilities.Length; at++)
            if ((drawn -= probabilities[at]) < 0) return new Choice(alternatives, at);
        return new Choice(alternatives, -1);
    }
}
