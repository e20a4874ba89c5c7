using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Tests.Dataverse;

public sealed class BulkWriterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_sends_rows_in_batches_of_at_most_two_hundred()
    {
        await using var crm = await CrmStandIn.Start(Reply.NoContent);

        var outcome = await Write(crm, 450);

        Assert.Equal(450, outcome.Written.Count);
        Assert.Equal([200, 200, 50], crm.Requests.Select(request => request.Targets.Count));
    }

    [Theory]
    [InlineData(1, new[] { 0 })]
    [InlineData(200, new[] { 0 })]
    [InlineData(200, new[] { 199 })]
    [InlineData(200, new[] { 13, 14, 150 })]
    [InlineData(3, new[] { 0, 1, 2 })]
    public async Task Write_isolates_bad_rows_and_lets_the_good_ones_through(int rows, int[] bad)
    {
        await using var crm = await CrmStandIn.Start(request => request.Targets.Any(target => bad.Contains((int)target!["n"]!))
            ? Reply.Error(400, "0x80040265", "This move is not allowed.")
            : Reply.NoContent);

        var outcome = await Write(crm, rows);

        Assert.Null(outcome.Outage);
        Assert.Equal(bad.Select(n => $"{n}").Order(), outcome.Refused.Keys.Order());
        Assert.Equal(rows - bad.Length, outcome.Written.Count);
        Assert.All(outcome.Refused.Values, error => Assert.Equal(DataverseFault.RefusedByPlugIn, error.Fault));
        Assert.InRange(crm.Requests.Count, 1, 1 + 2 * 8 * bad.Length);
    }

    [Fact]
    public async Task Write_stops_at_an_outage_and_says_what_was_written()
    {
        var calls = 0;
        await using var crm = await CrmStandIn.Start(_ => Interlocked.Increment(ref calls) == 1 ? Reply.NoContent : new Reply(503));

        var outcome = await Write(crm, 300);

        Assert.Equal(200, outcome.Written.Count);
        Assert.Empty(outcome.Refused);
        Assert.Equal(DataverseFault.Unavailable, outcome.Outage!.Fault);
    }

    private static Task<BulkOutcome> Write(CrmStandIn crm, int rows) =>
        new BulkWriter(Clients.For(crm)).Write(CrmTable.Lead, BulkMessage.UpdateMultiple,
            [.. Enumerable.Range(0, rows).Select(n => new BulkRow($"{n}", new JsonObject { ["n"] = n }))], Cancel);
}
