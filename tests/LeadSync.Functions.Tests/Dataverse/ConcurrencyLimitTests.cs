using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Tests.Dataverse;

public sealed class ConcurrencyLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limit_grows_with_success_up_to_the_most_and_halves_on_overload()
    {
        var limit = new ConcurrencyLimit(most: 8, TimeProvider.System);
        for (var n = 0; n < 100; n++) limit.Succeeded(await limit.Enter(Cancel));
        Assert.Equal(8, limit.Current);

        limit.Overloaded(await limit.Enter(Cancel), retryAfter: null);

        Assert.Equal(4, limit.Current);
    }

    [Fact]
    public async Task Overload_of_requests_that_were_in_flight_together_counts_once()
    {
        var limit = new ConcurrencyLimit(most: 4, TimeProvider.System);
        var first = await limit.Enter(Cancel);
        var second = await limit.Enter(Cancel);

        limit.Overloaded(first, retryAfter: null);
        limit.Overloaded(second, retryAfter: null);

        Assert.Equal(2, limit.Current);
    }

    [Fact]
    public async Task Limit_never_falls_below_one()
    {
        var limit = new ConcurrencyLimit(most: 4, TimeProvider.System);

        for (var n = 0; n < 10; n++) limit.Overloaded(await limit.Enter(Cancel), retryAfter: null);

        Assert.Equal(1, limit.Current);
    }

    [Fact]
    public async Task Enter_waits_while_the_places_are_taken_and_a_waiter_may_give_up()
    {
        var limit = new ConcurrencyLimit(most: 1, TimeProvider.System);
        var inside = await limit.Enter(Cancel);
        using var impatient = new CancellationTokenSource();
        var gaveUp = limit.Enter(impatient.Token);
        var patient = limit.Enter(Cancel);
        Assert.False(patient.IsCompleted);

        await impatient.CancelAsync();
        limit.Succeeded(inside);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        await patient;
    }
}
