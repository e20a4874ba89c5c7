using System.Globalization;

namespace LeadSync.Domain.Accounts;

/// <summary>A block of addresses as a network has them: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>.</summary>
public sealed record NetworkRange
{
    private NetworkRange(NetworkAddress first, int prefix) => (First, Prefix) = (first, prefix);

    /// <summary>The lowest address.</summary>
    public NetworkAddress First { get; }

    /// <summary>How many leading bits all addresses share.</summary>
    public int Prefix { get; }

    /// <summary>The highest address.</summary>
    public NetworkAddress Last => First.With(First.Value | HostBits(First, Prefix));

    /// <summary>Reads a range, or says what is wrong with it. A single address is written with or without its /32 or /128.</summary>
    public static NetworkRangeReading Parse(string text)
    {
        var trimmed = text.Trim();
        var slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        var written = slash < 0 ? trimmed : trimmed[..slash];
        if (NetworkAddress.Parse(written) is not { } address)
            return new NetworkRangeReading(null, "is no IPv4 or IPv6 address, such as 192.0.2.0/24 or 2001:db8::/32");
        if (PrefixOf(slash < 0 ? null : trimmed[(slash + 1)..], written, address) is not { } prefix)
            return new NetworkRangeReading(null, "must end in /0 to /32 for IPv4, in /0 to /128 for IPv6");
        return (address.Value & HostBits(address, prefix)) == 0
            ? new NetworkRangeReading(new NetworkRange(address, prefix), null)
            : new NetworkRangeReading(null, "has bits set behind the prefix: a single address ends in /32 or /128, a network in zeros");
    }

    /// <summary>Whether the address is in the range.</summary>
    public bool Contains(NetworkAddress address) => address.IsV6 == First.IsV6 && address >= First && address <= Last;

    private static int? PrefixOf(string? text, string written, NetworkAddress address)
    {
        if (text is null)
            return address.Bits;
        if (text.Length is 0 or > 3 || !text.All(char.IsAsciiDigit) || (text.Length > 1 && text[0] == '0'))
            return null;
        var prefix = int.Parse(text, CultureInfo.InvariantCulture) - NetworkAddress.MappedPrefix(written, address);
        return prefix >= 0 && prefix <= address.Bits ? prefix : null;
    }

    private static UInt128 HostBits(NetworkAddress address, int prefix)
    {
        var host = address.Bits - prefix;
        return host == 128 ? UInt128.MaxValue : (UInt128.One << host) - UInt128.One;
    }
}

/// <summary>What came of reading a range: either the range, or what is wrong.</summary>
public sealed record NetworkRangeReading
{
    internal NetworkRangeReading(NetworkRange? range, string? error) => (Range, Error) = (range, error);

    /// <summary>The range, or null where there is an error.</summary>
    public NetworkRange? Range { get; }

    /// <summary>What is wrong and what would be right, or null.</summary>
    public string? Error { get; }
}
