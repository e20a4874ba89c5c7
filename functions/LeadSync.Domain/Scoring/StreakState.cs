using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// What a streak rule walks: every activity of its <c>of</c> kind, in order, and of the answers per asset and day the
/// latest. The latest is enough: an activity is answered when on any day so far an answer came at or after it.
/// </summary>
internal sealed class StreakState(StreakRule rule) : RuleState
{
    private readonly List<Sent> _sent = [];
    private readonly List<Answer> _answers = [];

    public override void Add(Activity activity, int day)
    {
        if (activity.Kind == rule.Of)
            AddSent(new Sent(Mark.Of(activity, day), activity.Asset ?? ""));
        if (!string.IsNullOrEmpty(activity.Asset) && rule.IsAnswer(activity.Kind))
            AddAnswer(new Answer(activity.Asset, day, activity.OccurredAt.ToUnixTimeTicks()));
    }

    public override void Merge(RuleState other)
    {
        var state = (StreakState)other;
        foreach (var sent in state._sent)
            AddSent(sent);
        foreach (var answer in state._answers)
            AddAnswer(answer);
    }

    public override ReadOnlySpan<DayCount> Occurrences(View view, DayBuckets scratch)
    {
        var run = 0;
        foreach (var sent in _sent)
            if (Fires(sent, view, ref run))
                scratch.Add(sent.Mark.Day + rule.GraceDays, 1);
        return scratch.Days;
    }

    public override IEnumerable<int> ComingDays(int known) =>
        _sent.Where(sent => sent.Mark.Day <= known && !IsAnswered(sent.Asset, sent.Mark.Ticks, known))
            .Select(sent => sent.Mark.Day + rule.GraceDays)
            .Where(day => day > known);

    public override int? FirstDayAfter(int known)
    {
        int? first = null;
        foreach (var sent in _sent)
            first = Days.Earlier(first, sent.Mark.Day > known ? sent.Mark.Day : null);
        foreach (var answer in _answers)
            first = Days.Earlier(first, answer.Day > known ? answer.Day : null);
        return first;
    }

    public override Mark? Sample(int asOf)
    {
        var run = 0;
        foreach (var sent in _sent)
            if (Fires(sent, new View(asOf), ref run))
                return sent.Mark;
        return null;
    }

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
        for (var i = 0; i < _answers.Count;)
        {
            var asset = _answers[i].Asset;
            writer.WriteStartArray(asset);
            for (; i < _answers.Count && _answers[i].Asset == asset; i++)
            {
                writer.WriteNumberValue(_answers[i].Day);
                writer.WriteNumberValue(_answers[i].Ticks);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    public override void Read(JsonElement json)
    {
        var sent = json.GetProperty("sent");
        for (var i = 0; i < sent.GetArrayLength(); i += 2)
            AddSent(new Sent(StateJson.ReadMark(sent[i]), sent[i + 1].GetString()!));
        foreach (var asset in json.GetProperty("answers").EnumerateObject())
            for (var i = 0; i < asset.Value.GetArrayLength(); i += 2)
                AddAnswer(new Answer(asset.Name, asset.Value[i].GetInt32(), asset.Value[i + 1].GetInt64()));
    }

    // True for the last of each full run of ignored ones.
    private bool Fires(Sent sent, View view, ref int run)
    {
        if (sent.Mark.Day > view.Known)
            return false;
        if (IsAnswered(sent.Asset, sent.Mark.Ticks, view.Known))
            run = 0;
        else if (sent.Mark.Day + rule.GraceDays <= view.Day && ++run == rule.Length)
        {
            run = 0;
            return true;
        }
        return false;
    }

    private bool IsAnswered(string asset, long ticks, int asOf)
    {
        for (var i = PlaceOf(asset, int.MinValue); i < _answers.Count && _answers[i].Asset == asset; i++)
            if (_answers[i].Day <= asOf && _answers[i].Ticks >= ticks)
                return true;
        return false;
    }

    // Sorted from the end, where almost all that arrives belongs.
    private void AddSent(Sent sent)
    {
        var i = _sent.Count;
        while (i > 0 && Sent.Compare(_sent[i - 1], sent) > 0)
            i--;
        _sent.Insert(i, sent);
    }

    private void AddAnswer(Answer answer)
    {
        var i = PlaceOf(answer.Asset, answer.Day);
        if (i == _answers.Count || _answers[i].Asset != answer.Asset || _answers[i].Day != answer.Day)
            _answers.Insert(i, answer);
        else if (_answers[i].Ticks < answer.Ticks)
            _answers[i] = answer;
    }

    // Where the asset's answers from a day on begin.
    private int PlaceOf(string asset, int day)
    {
        var (from, to) = (0, _answers.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var order = string.CompareOrdinal(_answers[middle].Asset, asset);
            if (order < 0 || (order == 0 && _answers[middle].Day < day))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    // Ordered by time, then id as the domain has it; the source decides only between equal ids of two sources.
    private readonly record struct Sent(Mark Mark, string Asset)
    {
        public static int Compare(Sent one, Sent other)
        {
            var order = one.Mark.Ticks.CompareTo(other.Mark.Ticks);
            if (order == 0)
                order = string.CompareOrdinal(one.Mark.Id, other.Mark.Id);
            return order == 0 ? string.CompareOrdinal(one.Mark.Source, other.Mark.Source) : order;
        }
    }

    // The latest of its asset and day, by which they are sorted.
    private readonly record struct Answer(string Asset, int Day, long Ticks);
}
