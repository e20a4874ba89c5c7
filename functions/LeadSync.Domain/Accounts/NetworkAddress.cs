using System.Globalization;

namespace LeadSync.Domain.Accounts;

/// <summary>
/// An IPv4 or IPv6 address. An IPv4 address written as IPv6 (<c>::ffff:192.0.2.1</c>) is the IPv4 address: one visitor
/// has one address, whatever the server that saw it.
/// </summary>
public readonly record struct NetworkAddress : IComparable<NetworkAddress>
{
    private const int MappedBits = 96;
    private const int Groups = 8;

    private NetworkAddress(bool isV6, UInt128 value) => (IsV6, Value) = (isV6, value);

    /// <summary>True for IPv6.</summary>
    public bool IsV6 { get; }

    /// <summary>32 or 128.</summary>
    public int Bits => IsV6 ? 128 : 32;

    internal UInt128 Value { get; }

    /// <summary>Reads the usual notations; anything else, also a zone, a port or a number with a leading zero, is none.</summary>
    public static NetworkAddress? Parse(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
            return ParseV4(text) is { } v4 ? new NetworkAddress(false, v4) : null;
        if (ParseV6(text) is not { } v6)
            return null;
        return v6 >> 32 == 0xffff ? new NetworkAddress(false, v6 & uint.MaxValue) : new NetworkAddress(true, v6);
    }

    /// <summary>All bits in hexadecimal, 8 or 32 digits in lower case: sorts as the addresses do.</summary>
    public string ToHex() => IsV6 ? Value.ToString("x32", CultureInfo.InvariantCulture) : Value.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToHex"/> wrote.</summary>
    public static NetworkAddress? FromHex(string hex) =>
        hex.Length is 8 or 32 && UInt128.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new NetworkAddress(hex.Length == 32, value)
            : null;

    /// <summary>IPv4 before IPv6, then by number.</summary>
    public int CompareTo(NetworkAddress other) => IsV6 == other.IsV6 ? Value.CompareTo(other.Value) : IsV6.CompareTo(other.IsV6);

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <(NetworkAddress one, NetworkAddress other) => one.CompareTo(other) < 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >(NetworkAddress one, NetworkAddress other) => one.CompareTo(other) > 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator <=(NetworkAddress one, NetworkAddress other) => one.CompareTo(other) <= 0;

    /// <inheritdoc cref="CompareTo"/>
    public static bool operator >=(NetworkAddress one, NetworkAddress other) => one.CompareTo(other) >= 0;

    /// <summary>The address in hexadecimal.</summary>
    public override string ToString() => ToHex();

    internal NetworkAddress With(UInt128 value) => new(IsV6, value);

    /// <summary>How many bits of a prefix over a text of this notation are the mark of a mapped IPv4 address.</summary>
    internal static int MappedPrefix(string text, NetworkAddress address) =>
        !address.IsV6 && text.Contains(':', StringComparison.Ordinal) ? MappedBits : 0;

    private static uint? ParseV4(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 4)
            return null;
        var value = 0u;
        foreach (var part in parts)
        {
            if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0') || !part.All(char.IsAsciiDigit))
                return null;
            var octet = int.Parse(part, CultureInfo.InvariantCulture);
            if (octet > 255)
                return null;
            value = (value << 8) | (uint)octet;
        }
        return value;
    }

    private static UInt128? ParseV6(string text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
            return GroupsOf(text) is { Count: Groups } all ? Join(all) : null;
        if (GroupsOf(text[..gap], endsWithV4: false) is not { } head || GroupsOf(text[(gap + 2)..]) is not { } tail || head.Count + tail.Count >= Groups)
            return null;
        return Join([.. head, .. Enumerable.Repeat((ushort)0, Groups - head.Count - tail.Count), .. tail]);
    }

    private static UInt128 Join(IEnumerable<ushort> groups) => groups.Aggregate(UInt128.Zero, (value, group) => (value << 16) | group);

    private static List<ushort>? GroupsOf(string text, bool endsWithV4 = true)
    {
        var groups = new List<ushort>();
        if (text.Length == 0)
            return groups;
        var parts = text.Split(':');
        for (var i = 0; i < parts.Length; i++)
        {
            if (endsWithV4 && i == parts.Length - 1 && parts[i].Contains('.', StringComparison.Ordinal))
            {
                if (ParseV4(parts[i]) is not { } v4)
                    return null;
                groups.AddRange([(ushort)(v4 >> 16), (ushort)(v4 & ushort.MaxValue)]);
            }
            else if (parts[i].Length is > 0 and <= 4 && ushort.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group))
            {
                groups.Add(group);
            }
            else
            {
                return null;
            }
        }
        return groups;
    }
}
