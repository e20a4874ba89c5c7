using LeadSync.Cli.Matching.Reporting;

namespace LeadSync.Cli.Tests.Matching.Reporting;

public sealed class ShareTests
{
    // From Newcombe (1998), Statistics in Medicine 17, table I, method 3: the score method.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_is_that_of_the_textbook(int count, int of, double from, double to)
    {
        var interval = new Share(count, of).Interval!.Value;

        Assert.Equal((from, to), (Math.Round(interval.From, 4), Math.Round(interval.To, 4)));
    }

    [Fact]
    public void Interval_of_everything_ends_at_one() => Assert.Equal(1, new Share(79, 79).Interval!.Value.To);

    [Fact]
    public void Share_of_nothing_is_unknown() => Assert.Equal((null, null), (new Share(0, 0).Value, new Share(0, 0).Interval));
}
