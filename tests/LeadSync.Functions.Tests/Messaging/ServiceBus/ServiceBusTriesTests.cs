using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Messaging.ServiceBus;

public sealed class ServiceBusTriesTests
{
    private static readonly ServiceBusTries Tries = new();

    [Theory]
    [InlineData(0, false, null, 0.5)]
    [InlineData(2, false, null, 2)]
    [InlineData(0, true, null, 2)]
    [InlineData(1, true, null, 4)]
    [InlineData(9, true, null, 8)]
    [InlineData(0, true, 5, 5)]
    [InlineData(0, true, 3600, 8)]
    [InlineData(1, true, 1, 4)]
    public void Pauses_double_follow_the_broker_and_end_somewhere(int attempt, bool isBusy, int? asked, double expected) =>
        Assert.Equal(expected, Tries.PauseAfter(attempt, isBusy, asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null, jitter: 0).TotalSeconds);

    [Fact]
    public void All_tries_together_stay_within_the_minute_of_the_webhook()
    {
        var pauses = Enumerable.Range(0, Tries.Most - 1).Sum(attempt => Tries.PauseAfter(attempt, isBusy: false, asked: null, jitter: 1).TotalSeconds);
        Assert.InRange((Tries.Most * Tries.Timeout.TotalSeconds) + pauses, 1, 50);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.9, 0)]
    [InlineData(3600, 3601)]
    [InlineData(-3600, -3599)]
    public void Clock_is_taken_for_equal_within_what_a_header_can_tell(double secondsAhead, double expected)
    {
        var time = new ManualTime(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        var clock = new ServiceBusClock(time);
        clock.Learn(time.GetUtcNow().AddSeconds(secondsAhead), time.GetUtcNow());
        Assert.Equal(expected, (clock.There - clock.Here).TotalSeconds);
    }
}
