using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring.Scanning;

/// <summary>
/// When a person clicked on which urls of which assets: what scanners are found by. Urls are kept as hashes, since only
/// their difference matters.
/// </summary>
internal sealed class ClickLog(Scanner scanner)
{
    private readonly List<Click> _clicks = [];
    private MachineTimes? _times;

    public bool IsEmpty => _clicks.Count == 0;

    public void Add(Activity activity, int day)
    {
        if (activity.Kind == ActivityKind.EmailClick && Scanner.May(activity) && activity.Url is { Length: > 0 } url)
            Add(new Click(activity.Asset!, activity.OccurredAt.ToUnixTimeTicks(), HashOf(url), day));
    }

    public void Merge(ClickLog other)
    {
        foreach (var click in other._clicks)
            Add(click);
    }

    /// <summary>When the scanners were at work, by what is known on a day. The same times are the same instance, as long as nothing is added.</summary>
    public MachineTimes AsOf(int known)
    {
        if (_times is null || !_times.IsOf(known))
            _times = MachineTimes.Of(_clicks, scanner, known);
        return _times;
    }

    public int? FirstDayAfter(int known)
    {
        int? first = null;
        foreach (var click in _clicks)
            first = Days.Earlier(first, click.Day > known ? click.Day : null);
        return first;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("clicks");
        for (var i = 0; i < _clicks.Count;)
        {
            var asset = _clicks[i].Asset;
            writer.WriteStartArray(asset);
            for (; i < _clicks.Count && _clicks[i].Asset == asset; i++)
            {
                writer.WriteNumberValue(_clicks[i].Day);
                writer.WriteNumberValue(_clicks[i].Ticks);
                writer.WriteNumberValue(_clicks[i].Url);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    public void Read(JsonElement json)
    {
        foreach (var asset in json.EnumerateObject())
            for (var i = 0; i < asset.Value.GetArrayLength(); i += 3)
                Add(new Click(asset.Name, asset.Value[i + 1].GetInt64(), asset.Value[i + 2].GetUInt32(), asset.Value[i].GetInt32()));
    }

    private void Add(Click click)
    {
        var place = _clicks.BinarySearch(click, Click.Order);
        if (place >= 0)
            return;
        _clicks.Insert(~place, click);
        _times = null;
    }

    // FNV-1a over UTF-16: stored, so it must be the same in every process and release. Two of ten urls share a hash once
    // in a hundred million mails, and then count as one.
    private static uint HashOf(string url)
    {
        var hash = 2_166_136_261;
        foreach (var c in url)
            hash = unchecked((hash ^ c) * 16_777_619);
        return hash;
    }
}

/// <summary>A click on a url of an asset; sorted by asset, then time.</summary>
internal readonly record struct Click(string Asset, long Ticks, uint Url, int Day)
{
    public static readonly Comparer<Click> Order = Comparer<Click>.Create(Compare);

    private static int Compare(Click one, Click other)
    {
        var order = string.CompareOrdinal(one.Asset, other.Asset);
        if (order == 0)
            order = one.Ticks.CompareTo(other.Ticks);
        return order == 0 ? one.Url.CompareTo(other.Url) : order;
    }
}
