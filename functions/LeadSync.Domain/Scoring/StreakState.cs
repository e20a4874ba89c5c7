using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// What a streak rule walks: every activity of its <c>of</c> kind, in order, and of the answers per asset and day the
/// latest. The latest is enough: an activity is answered when on any day so far an answer came at or after it.
/// </summary>
internal sealed class StreakState(StreakRule rule) : RuleState
{
    private readonly SortedSet<Sent> _sent = new(Sent.ByTime);
    private readonly SortedDictionary<string, SortedDictionary<int, long>> _answers = new(StringComparer.Ordinal);

    public override void Add(Activity activity, int day)
    {
        if (activity.Kind == rule.Of)
            _sent.Add(new Sent(Mark.Of(activity, day), activity.Asset ?? ""));
        if (!string.IsNullOrEmpty(activity.Asset) && rule.IsAnswer(activity.Kind))
            AddAnswer(activity.Asset, day, activity.OccurredAt.ToUnixTimeTicks());
    }

    public override void Merge(RuleState other)
    {
        var state = (StreakState)other;
        _sent.UnionWith(state._sent);
        foreach (var (asset, days) in state._answers)
            foreach (var (day, ticks) in days)
                AddAnswer(asset, day, ticks);
    }

    public override void CopyTo(DayBuckets occurrences, int asOf)
    {
        foreach (var mark in Fired(asOf))
            occurrences.Add(mark.Day + rule.GraceDays, 1);
    }

    public override Mark? Sample(int asOf) => Fired(asOf).FirstOrDefault();

    public override bool IsEmpty => _sent.Count == 0 && _answers.Count == 0;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("sent");
        foreach (var (mark, asset) in _sent)
        {
            StateJson.Write(writer, mark);
            writer.WriteStringValue(asset);
        }
        writer.WriteEndArray();
        writer.WriteStartObject("answers");
        foreach (var (asset, days) in _answers)
        {
            writer.WriteStartArray(asset);
            foreach (var (day, ticks) in days)
            {
                writer.WriteNumberValue(day);
                writer.WriteNumberValue(ticks);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    public override void Read(JsonElement json)
    {
        var sent = json.GetProperty("sent");
        for (var i = 0; i < sent.GetArrayLength(); i += 2)
            _sent.Add(new Sent(StateJson.ReadMark(sent[i]), sent[i + 1].GetString()!));
        foreach (var asset in json.GetProperty("answers").EnumerateObject())
            for (var i = 0; i < asset.Value.GetArrayLength(); i += 2)
                AddAnswer(asset.Name, asset.Value[i].GetInt32(), asset.Value[i + 1].GetInt64());
    }

    // The activities at which the rule fires: the last of each full run of ignored ones.
    private IEnumerable<Mark> Fired(int asOf)
    {
        var run = 0;
        foreach (var (mark, asset) in _sent)
        {
            if (mark.Day > asOf)
                continue;
            if (IsAnswered(asset, mark.Ticks, asOf))
                run = 0;
            else if (mark.Day + rule.GraceDays <= asOf && ++run == rule.Length)
            {
                run = 0;
                yield return mark;
            }
        }
    }

    private bool IsAnswered(string asset, long ticks, int asOf)
    {
        if (!_answers.TryGetValue(asset, out var days))
            return false;
        foreach (var (day, latest) in days)
            if (day <= asOf && latest >= ticks)
                return true;
        return false;
    }

    private void AddAnswer(string asset, int day, long ticks)
    {
        if (!_answers.TryGetValue(asset, out var days))
            _answers[asset] = days = [];
        if (!days.TryGetValue(day, out var latest) || ticks > latest)
            days[day] = ticks;
    }

    // Ordered by time, then id as the domain has it; the source decides only between equal ids of two sources.
    private sealed record Sent(Mark Mark, string Asset)
    {
        public static readonly Comparer<Sent> ByTime = Comparer<Sent>.Create((one, other) =>
        {
            var order = one.Mark.Ticks.CompareTo(other.Mark.Ticks);
            if (order == 0)
                order = string.CompareOrdinal(one.Mark.Id, other.Mark.Id);
            return order == 0 ? string.CompareOrdinal(one.Mark.Source, other.Mark.Source) : order;
        });
    }
}
