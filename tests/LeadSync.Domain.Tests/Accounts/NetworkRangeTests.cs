using LeadSync.Domain.Accounts;

namespace LeadSync.Domain.Tests.Accounts;

public sealed class NetworkRangeTests
{
    [Theory]
    [InlineData("192.0.2.1", "c0000201")]
    [InlineData("0.0.0.0", "00000000")]
    [InlineData("255.255.255.255", "ffffffff")]
    [InlineData("::", "00000000000000000000000000000000")]
    [InlineData("::1", "00000000000000000000000000000001")]
    [InlineData("2001:DB8::8:0", "20010db8000000000000000000080000")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db8000100020003000400050006")]
    [InlineData("2001:db8:1:2:3:4:5::", "20010db8000100020003000400050000")]
    [InlineData("64:ff9b::192.0.2.1", "0064ff9b0000000000000000c0000201")]
    [InlineData("::ffff:192.0.2.1", "c0000201")]
    [InlineData("0:0:0:0:0:FFFF:c000:201", "c0000201")]
    public void Address_is_read_in_every_usual_notation(string text, string hex)
    {
        var address = NetworkAddress.Parse(text);

        Assert.Equal(hex, address!.Value.ToHex());
        Assert.Equal(address, NetworkAddress.FromHex(hex));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.04")]
    [InlineData("1.2.3.4:80")]
    [InlineData("1.2.3.-4")]
    [InlineData("1..3.4")]
    [InlineData(" 1.2.3.4")]
    [InlineData("١.2.3.4")]
    [InlineData(":::")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7::8")]
    [InlineData("12345::")]
    [InlineData("+1::")]
    [InlineData(":1:2:3:4:5:6:7")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2.3")]
    [InlineData("example.com")]
    public void What_is_no_address_is_none(string text) => Assert.Null(NetworkAddress.Parse(text));

    [Theory]
    [InlineData("192.0.2.0/24", "c0000200", "c00002ff")]
    [InlineData(" 192.0.2.7 ", "c0000207", "c0000207")]
    [InlineData("0.0.0.0/0", "00000000", "ffffffff")]
    [InlineData("2001:db8::/32", "20010db8000000000000000000000000", "20010db8ffffffffffffffffffffffff")]
    [InlineData("::/0", "00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff")]
    [InlineData("2001:db8::1/128", "20010db8000000000000000000000001", "20010db8000000000000000000000001")]
    [InlineData("::ffff:192.0.2.0/120", "c0000200", "c00002ff")]
    [InlineData("::ffff:192.0.2.7", "c0000207", "c0000207")]
    public void Range_is_from_its_first_address_to_its_last(string text, string first, string last)
    {
        var range = NetworkRange.Parse(text).Range!;

        Assert.Equal((first, last), (range.First.ToHex(), range.Last.ToHex()));
    }

    [Theory]
    [InlineData("192.0.2.1/24", "bits set")]
    [InlineData("2001:db8::1/64", "bits set")]
    [InlineData("::ffff:192.0.2.1/120", "bits set")]
    [InlineData("10.0.0.0/33", "/0 to /32")]
    [InlineData("10.0.0.0/", "/0 to /32")]
    [InlineData("10.0.0.0/08", "/0 to /32")]
    [InlineData("10.0.0.0/255.0.0.0", "/0 to /32")]
    [InlineData("::/129", "/0 to /128")]
    [InlineData("::ffff:0.0.0.0/95", "/0 to /32")]
    [InlineData("10.0.0/24", "no IPv4 or IPv6")]
    [InlineData("", "no IPv4 or IPv6")]
    public void Range_that_means_nothing_certain_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, NetworkRange.Parse(text).Error, StringComparison.Ordinal);
}
