using LeadSync.Cli.Matching.Reporting;

namespace LeadSync.Cli.Tests.Matching.Reporting;

public sealed class CalibrationTests
{
    [Fact]
    public void Bins_tell_mean_probability_and_share_right()
    {
        var calibration = Calibration.Of(
            [Cases.One("A", "A", 0.8), Cases.One("A", "B", 0.84), Cases.One("NONE", "B", 0.1), Cases.One("A", "A", 1), Cases.One("A", null), Cases.One("AMBIGUOUS:A|B", "A", 0.8)]);

        Assert.Equal([(0.1, 0.2, new Share(0, 1)), (0.8, 0.9, new Share(1, 2)), (0.99, 1, new Share(1, 1))], calibration.Bins.Select(bin => (bin.From, bin.To, bin.Right)));
        Assert.Equal((2 * 0.32 + 0.1) / 4, calibration.ExpectedError!.Value, 12);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.16) + Math.Log(0.9)) / 4, calibration.LogLoss!.Value, 12);
    }

    [Fact]
    public void Probabilities_that_keep_their_word_have_no_error()
    {
        var cases = Enumerable.Range(0, 10).Select(number => Cases.One("A", number < 7 ? "A" : "B", 0.7));

        Assert.Equal(0, Calibration.Of(cases).ExpectedError!.Value, 12);
    }

    [Fact]
    public void Certainty_that_was_wrong_costs_much_but_not_everything() =>
        Assert.Equal(-Math.Log(1e-6), Calibration.Of([Cases.One("A", "B", 1)]).LogLoss!.Value, 12);

    [Fact]
    public void Nothing_to_calibrate_gives_no_figures() => Assert.Equal((null, null), (Calibration.Of([]).ExpectedError, Calibration.Of([]).LogLoss));
}
