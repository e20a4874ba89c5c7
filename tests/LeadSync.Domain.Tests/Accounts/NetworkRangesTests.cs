using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Accounts;

namespace LeadSync.Domain.Tests.Accounts;

public sealed class NetworkRangesTests
{
    /// <summary>Ranges at the ends of both families and in between, few enough to nest, touch and repeat.</summary>
    private static readonly string[] Bases = ["0.0.0.0", "255.255.255.240", "10.0.0.0", "10.0.0.8", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff0", "2001:db8::"];

    [Fact]
    public void Longest_prefix_that_one_owner_alone_claims_wins() => Check(ranges =>
    {
        var table = NetworkRanges.Build(ranges);

        return Addresses().All(address => table.OwnerOf(address) == Naive(ranges, address));
    });

    [Fact]
    public void Spans_of_all_owners_are_the_whole_table_side_by_side() => Check(ranges =>
    {
        var table = NetworkRanges.Build(ranges);
        var spans = table.Spans;

        return spans.Zip(spans.Skip(1)).All(pair => pair.First.Last < pair.Second.First)
            && spans.All(span => span.First <= span.Last && span.First.IsV6 == span.Last.IsV6)
            && Addresses().All(address => spans.SingleOrDefault(span => span.First <= address && address <= span.Last && span.First.IsV6 == address.IsV6)?.Owner == Naive(ranges, address))
            && table.Owners.All(owner => table.SpansOf(owner).SequenceEqual(spans.Where(span => span.Owner == owner)));
    });

    [Fact]
    public void Order_and_repetition_of_ranges_change_nothing() => Check(ranges =>
        NetworkRanges.Build(ranges).Spans.SequenceEqual(NetworkRanges.Build(ranges.AsEnumerable().Reverse().Concat(ranges)).Spans));

    [Fact]
    public void Two_halves_of_one_owner_are_one_span()
    {
        var spans = NetworkRanges.Build([Range("192.0.2.0/25", "a"), Range("192.0.2.128/25", "a"), Range("192.0.2.64/26", "a")]).Spans;

        Assert.Equal([("c0000200", "c00002ff")], spans.Select(span => (span.First.ToHex(), span.Last.ToHex())));
    }

    [Fact]
    public void Every_address_may_be_owned()
    {
        var table = NetworkRanges.Build([Range("0.0.0.0/0", "four"), Range("::/0", "six"), Range("255.255.255.255/32", "last")]);

        Assert.Equal(("four", "last", "six"), (table.OwnerOf(At("255.255.255.254")), table.OwnerOf(At("255.255.255.255")), table.OwnerOf(At("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))));
        Assert.Equal(3, table.Spans.Count);
    }

    private static void Check(Func<List<(NetworkRange, string)>, bool> holds)
    {
        var range =
            from start in Gen.Elements(Bases)
            from cut in Gen.Choose(0, 5)
            from owner in Gen.Elements("a", "b", "c")
            select (RangeAround(At(start), cut), owner);
        var few = range.ListOf().Select(list => list.ToList());
        Prop.ForAll(few.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static NetworkRange RangeAround(NetworkAddress address, int cut)
    {
        int[] free = [0, 1, 2, 3, 4, address.Bits];
        var bits = free[cut];
        var value = bits == 128 ? UInt128.Zero : address.Value >> bits << bits;
        return NetworkRange.Parse($"{Written(address.With(value))}/{address.Bits - bits}").Range!;
    }

    private static IEnumerable<NetworkAddress> Addresses() =>
        from start in Bases
        from offset in Enumerable.Range(0, 17)
        let address = At(start)
        where UInt128.MaxValue - address.Value >= (uint)offset && (address.IsV6 || address.Value + (uint)offset <= uint.MaxValue)
        select address.With(address.Value + (uint)offset);

    private static string? Naive(IEnumerable<(NetworkRange Range, string Owner)> ranges, NetworkAddress address)
    {
        var holding = ranges.Where(range => range.Range.Contains(address)).GroupBy(range => range.Range.Prefix).MaxBy(group => group.Key);
        return holding?.Select(range => range.Owner).Distinct().ToList() is [var owner] ? owner : null;
    }

    private static string Written(NetworkAddress address) => address.IsV6
        ? string.Join(':', address.ToHex().Chunk(4).Select(group => new string(group)))
        : string.Join('.', Convert.FromHexString(address.ToHex()));

    private static (NetworkRange, string) Range(string range, string owner) => (NetworkRange.Parse(range).Range!, owner);

    private static NetworkAddress At(string text) => NetworkAddress.Parse(text)!.Value;
}
