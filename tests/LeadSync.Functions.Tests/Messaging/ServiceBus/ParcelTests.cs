using System.Text.Json;
using LeadSync.Functions.Messaging.ServiceBus;

namespace LeadSync.Functions.Tests.Messaging.ServiceBus;

public sealed class ParcelTests
{
    [Theory]
    [InlineData("lead:1", "lead:1:s.0")]
    [InlineData("with space", null)]
    [InlineData("ümlaut", null)]
    public void Plain_ids_stay_readable_and_others_are_hashed(string id, string? expected)
    {
        var sent = Parcel.IdOf(id, "s.0");
        if (expected is not null) Assert.Equal(expected, sent);
        else Assert.Matches("^[0-9a-f]{64}:s\\.0$", sent);
    }

    [Theory]
    [InlineData(124, 128)]
    [InlineData(125, 68)]
    public void Ids_are_hashed_where_they_would_be_too_long(int length, int expected) =>
        Assert.Equal(expected, Parcel.IdOf(new string('x', length), "s.0").Length);

    [Theory]
    [InlineData(0, "Sun, 06 Nov 2011 01:00:00 GMT")]
    [InlineData(1, "Sun, 06 Nov 2011 01:00:01 GMT")]
    [InlineData(999, "Sun, 06 Nov 2011 01:00:01 GMT")]
    public void Times_are_rounded_up_to_seconds(int milliseconds, string expected) =>
        Assert.Equal(expected, BrokerProperties.Time(new DateTimeOffset(2011, 11, 6, 2, 0, 0, milliseconds, TimeSpan.FromHours(1))));

    [Fact]
    public void Last_time_of_all_is_a_time() =>
        Assert.Equal("Fri, 31 Dec 9999 23:59:59 GMT", BrokerProperties.Time(DateTimeOffset.MaxValue));

    [Theory]
    [InlineData(65_536)]
    [InlineData(262_144)]
    [InlineData(1_048_576)]
    public void Loads_keep_all_messages_in_order_within_the_limits(int max)
    {
        var parcels = Enumerable.Range(0, 500).Select(i => new Parcel($"{i}", new byte[i * 101 % 55_000].Select(_ => (byte)(i % 7 == 0 ? '"' : 'x')).ToArray(), null)).ToArray();
        var loads = Parcels.Pack(parcels, max).ToList();
        Assert.All(loads.Where(load => load.Single is null), load => Assert.InRange(load.Batch.Length, 1, max - Parcels.Reserve));
        var ids = loads.SelectMany(Ids).ToList();
        Assert.All(loads, load => Assert.InRange(Ids(load).Count(), 1, 100));
        Assert.Equal(parcels.Select(parcel => parcel.MessageId).Order(), ids.Order());
    }

    private static IEnumerable<string> Ids(Parcels.Load load) => load.Single is { } single
        ? [single.MessageId]
        : JsonSerializer.Deserialize<JsonElement>(load.Batch).EnumerateArray().Select(item => item.GetProperty("BrokerProperties").GetProperty("MessageId").GetString()!);
}
