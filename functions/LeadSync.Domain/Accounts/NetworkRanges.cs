namespace LeadSync.Domain.Accounts;

/// <summary>A run of addresses that belong to one owner, both ends included.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest; of the same family.</param>
/// <param name="Owner">Whose they are.</param>
public sealed record AddressSpan(NetworkAddress First, NetworkAddress Last, string Owner);

/// <summary>
/// Which company an address belongs to. Of the ranges that hold an address the longest prefix wins; a range that two
/// owners claim belongs to neither. Immutable, and a function of the set of ranges alone.
/// </summary>
public sealed class NetworkRanges
{
    private readonly AddressSpan[] _spans;
    private readonly ILookup<string, AddressSpan> _byOwner;

    private NetworkRanges(List<AddressSpan> spans)
    {
        _spans = [.. spans];
        _byOwner = _spans.ToLookup(span => span.Owner, StringComparer.Ordinal);
    }

    /// <summary>Builds the table. The same range of the same owner twice is one.</summary>
    public static NetworkRanges Build(IEnumerable<(NetworkRange Range, string Owner)> ranges)
    {
        // Ranges are nested or apart, never crossing. In this order each comes before all that lie in it.
        var sorted = ranges
            .GroupBy(pair => pair.Range, pair => pair.Owner)
            .Select(group => (Range: group.Key, Owner: group.Distinct(StringComparer.Ordinal).Count() == 1 ? group.First() : null))
            .OrderBy(pair => pair.Range.First)
            .ThenBy(pair => pair.Range.Prefix);
        var flattening = new Flattening();
        foreach (var (range, owner) in sorted)
            flattening.Enter(range, owner);
        return new NetworkRanges(flattening.Finish());
    }

    /// <summary>All owned addresses, in order, neighbouring runs of one owner joined.</summary>
    public IReadOnlyList<AddressSpan> Spans => _spans;

    /// <summary>Everybody who owns an address.</summary>
    public IEnumerable<string> Owners => _byOwner.Select(group => group.Key);

    /// <summary>The owner of an address, or null.</summary>
    public string? OwnerOf(NetworkAddress address)
    {
        int low = 0, high = _spans.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Last < address)
                low = middle + 1;
            else if (_spans[middle].First > address)
                high = middle - 1;
            else
                return _spans[middle].Owner;
        }
        return null;
    }

    /// <summary>The addresses of an owner: its ranges without what longer prefixes give to others.</summary>
    public IEnumerable<AddressSpan> SpansOf(string owner) => _byOwner[owner];

    /// <summary>Cuts nested ranges into runs that lie side by side, walking from the lowest address up.</summary>
    private sealed class Flattening
    {
        private readonly Stack<(NetworkRange Range, string? Owner)> _open = new();
        private readonly List<AddressSpan> _spans = [];

        /// <summary>The first address not yet given to anybody; null behind the last address of a family.</summary>
        private NetworkAddress? _next;

        public void Enter(NetworkRange range, string? owner)
        {
            while (_open.TryPeek(out var outer) && !outer.Range.Contains(range.First))
                Close();
            if (_open.TryPeek(out var around) && _next is { } next && next < range.First)
                Give(next, range.First.With(range.First.Value - 1), around.Owner);
            _open.Push((range, owner));
            _next = range.First;
        }

        public List<AddressSpan> Finish()
        {
            while (_open.Count > 0)
                Close();
            return _spans;
        }

        private void Close()
        {
            var (range, owner) = _open.Pop();
            if (_next is { } next && next <= range.Last)
                Give(next, range.Last, owner);
            _next = After(range.Last);
        }

        private void Give(NetworkAddress first, NetworkAddress last, string? owner)
        {
            if (owner is null)
                return;
            if (_spans.Count > 0 && _spans[^1].Owner == owner && After(_spans[^1].Last) == first)
                _spans[^1] = _spans[^1] with { Last = last };
            else
                _spans.Add(new AddressSpan(first, last, owner));
        }

        private static NetworkAddress? After(NetworkAddress address)
        {
            var highest = address.IsV6 ? UInt128.MaxValue : uint.MaxValue;
            return address.Value == highest ? null : address.With(address.Value + 1);
        }
    }
}
