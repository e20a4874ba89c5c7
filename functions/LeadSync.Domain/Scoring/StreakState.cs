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
    private readonly Dictionary<string, List<Answer>> _answers = [];

    public override void Add(Activity activity, int day)
    {
        if (activity.Kind == rule.Of)
            AddSent(new Sent(Mark.Of(activity, day), activity.Asset ?? ""));
        if (!string.IsNullOrEmpty(activity.Asset) && rule.IsAnswer(activity.Kind))
            AddAnswer(activity.Asset, new Answer(day, activity.OccurredAt.ToUnixTimeTicks()));
    }

    public override void Merge(RuleState other)
    {
        var state = (StreakState)other;
        foreach (var sent in state._sent)
            AddSent(sent);
        foreach (var (asset, answers) in state._answers)
            foreach (var answer in answers)
                AddAnswer(asset, answer);
    }

    public override void CopyTo(DayBuckets occurrences, View view)
    {
        foreach (var mark in Fired(view))
            occurrences.Add(mark.Day + rule.GraceDays, 1);
    }

    public override IEnumerable<int> ComingDays(int known) =>
        _sent.Where(sent => sent.Mark.Day <= known && !IsAnswered(sent.Asset, sent.Mark.Ticks, known))
            .Select(sent => sent.Mark.Day + rule.GraceDays)
            .Where(day => day > known);

    public override int? FirstDayAfter(int known) =>
        _sent.Select(sent => sent.Mark.Day).Concat(_answers.Values.SelectMany(answers => answers, (_, answer) => answer.Day))
            .Where(day => day > known).Cast<int?>().Min();

    public override Mark? Sample(int asOf) => Fired(new View(asOf)).FirstOrDefault();

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
        foreach (var (asset, answers) in _answers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartArray(asset);
            foreach (var (day, ticks) in answers)
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
            AddSent(new Sent(StateJson.ReadMark(sent[i]), sent[i + 1].GetString()!));
        foreach (var asset in json.GetProperty("answers").EnumerateObject())
            for (var i = 0; i < asset.Value.GetArrayLength(); i += 2)
                AddAnswer(asset.Name, new Answer(asset.Value[i].GetInt32(), asset.Value[i + 1].GetInt64()));
    }

    // The activities at which the rule fires: the last of each full run of ignored ones.
    private IEnumerable<Mark> Fired(View view)
    {
        var run = 0;
        foreach (var (mark, asset) in _sent)
        {
            if (mark.Day > view.Known)
                continue;
            if (IsAnswered(asset, mark.Ticks, view.Known))
                run = 0;
            else if (mark.Day + rule.GraceDays <= view.Day && ++run == rule.Length)
            {
                run = 0;
                yield return mark;
            }
        }
    }

    private bool IsAnswered(string asset, long ticks, int asOf)
    {
        if (!_answers.TryGetValue(asset, out var answers))
            return false;
        foreach (var (day, latest) in answers)
            if (day <= asOf && latest >= ticks)
                return true;
        return false;
    }

    // Both lists are kept sorted from the end, where almost all that arrives belongs.
    private void AddSent(Sent sent)
    {
        var i = _sent.Count;
        while (i > 0 && Sent.Compare(_sent[i - 1], sent) > 0)
            i--;
        _sent.Insert(i, sent);
    }

    private void AddAnswer(string asset, Answer answer)
    {
        if (!_answers.TryGetValue(asset, out var answers))
            _answers[asset] = answers = new List<Answer>(1);
        var i = answers.Count - 1;
        while (i >= 0 && answers[i].Day > answer.Day)
            i--;
        if (i < 0 || answers[i].Day != answer.Day)
            answers.Insert(i + 1, answer);
        else if (answers[i].Ticks < answer.Ticks)
            answers[i] = answer;
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

    private readonly record struct Answer(int Day, long Ticks);
}
