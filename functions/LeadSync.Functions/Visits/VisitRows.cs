using System.Security.Cryptography;
using System.Text;
using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Visits;

/// <summary>Where visits are stored: by address, so that those of a network are a range (see README.md).</summary>
internal static class VisitRows
{
    private const string Table = "visits";
    private const char Separator = ':';
    private const char BehindSeparator = ';';

    /// <summary>Names every partition that may hold visits, for a store can't list them.</summary>
    public static readonly Partition Directory = new(Table, "partitions");

    /// <summary>The name of the partition an address is in: its first byte, of IPv6 the first two.</summary>
    public static string PartitionOf(NetworkAddress address) => address.IsV6 ? $"v6:{address.ToHex()[..4]}" : $"v4:{address.ToHex()[..2]}";

    public static Partition Partition(string name) => new(Table, name);

    public static string Row(Visit visit) => $"{visit.Address.ToHex()}{Separator}{IdOf(visit.Activity)}";

    /// <summary>From where to where the rows of a span lie, within any of its partitions.</summary>
    public static (string From, string Before) Rows(AddressSpan span) => ($"{span.First.ToHex()}{Separator}", $"{span.Last.ToHex()}{BehindSeparator}");

    public static NetworkAddress AddressOf(string row) =>
        NetworkAddress.FromHex(row[..row.IndexOf(Separator, StringComparison.Ordinal)]) ?? throw new InvalidOperationException("A row of visits has no address.");

    /// <summary>The same for one activity, whatever address it is stored under.</summary>
    public static string IdOf(string row) => row[(row.IndexOf(Separator, StringComparison.Ordinal) + 1)..];

    private static string IdOf(Activity activity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.Source}\n{activity.Id}")));
}
