using System.Buffers;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring.Scanning;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// All that one model version has to remember of a person's activities to score the person as of any day. Its content is
/// a function of the set of activities added: in any order, in parts merged in any order. It does not know duplicates;
/// the ledger lets each activity in once. What happened up to a reset of the person's interest it does not see: it is as if
/// the ledger began there. Not safe for use by two threads at once.
/// </summary>
public sealed class InterestState
{
    private const int Layout = 2;

    private readonly RuleState?[] _rules;
    private readonly ClickLog? _clicks;

    /// <summary>The state of a person who has done nothing yet.</summary>
    /// <param name="model">The model version to keep it for.</param>
    /// <param name="from">When interest was last reset: activities at or before it do not count. Null where all count.</param>
    public InterestState(ScoringModel model, Instant? from = null)
    {
        Model = model;
        From = from;
        _rules = new RuleState?[model.Interest.Count];
        _clicks = model.FindsScanners ? new ClickLog(model.Scanner!) : null;
    }

    /// <summary>The model version it was kept for.</summary>
    public ScoringModel Model { get; }

    /// <summary>The reset it was kept for.</summary>
    public Instant? From { get; }

    /// <summary>Takes in an activity that it has not seen before, of whatever day.</summary>
    public void Add(Activity activity)
    {
        if (activity.OccurredAt <= From)
            return;
        var rules = Model.RulesFor(activity.Kind);
        if (rules.Length == 0 && _clicks is null)
            return;
        var day = Days.Of(activity.OccurredAt, Model.TimeZone);
        _clicks?.Add(activity, day);
        foreach (var rule in rules)
            StateOf(rule).Add(activity, day);
    }

    /// <summary>
    /// Takes in all that the other state has seen; the two must have no activity in common. The other state stays as it
    /// is and shares nothing with this one.
    /// </summary>
    /// <exception cref="ArgumentException">The states are of different model versions, or of different resets.</exception>
    public void Merge(InterestState other)
    {
        if (other.From != From)
            throw new ArgumentException("States of different resets cannot be merged.", nameof(other));
        if (other.Model.Id != Model.Id)
            throw new ArgumentException($"A state of {other.Model.Id} cannot be merged into one of {Model.Id}.", nameof(other));
        for (var i = 0; i < _rules.Length; i++)
            if (other._rules[i] is { } state)
                StateOf(i).Merge(state);
        if (other._clicks is { } clicks)
            _clicks!.Merge(clicks);
    }

    /// <summary>
    /// Writes <c>{"layout":2,"model":"name/version","from":"…Z","rules":{"rule id":{…}},"clicks":{…}}</c> in UTF-8. Equal sets of
    /// activities give equal bytes. What a rule writes is laid out in Scoring/README.md.
    /// </summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("layout", Layout);
            writer.WriteString("model", Model.Id);
            if (From is { } from)
                writer.WriteString("from", InstantPattern.ExtendedIso.Format(from));
            writer.WriteStartObject("rules");
            for (var i = 0; i < _rules.Length; i++)
            {
                if (_rules[i] is not { IsEmpty: false } state)
                    continue;
                writer.WriteStartObject(Model.Interest[i].Id);
                state.Write(writer);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            if (_clicks is { IsEmpty: false })
                _clicks.Write(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads what <see cref="Write"/> wrote, or gives null where it was kept for another model version or in another
    /// layout: then the ledger has to be walked anew.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON at all: the storage is broken.</exception>
    public static InterestState? Read(ReadOnlyMemory<byte> json, ScoringModel model)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement, model);
    }

    /// <summary>The same, of a document that is parsed already; nothing of it is kept.</summary>
    public static InterestState? Read(JsonElement root, ScoringModel model)
    {
        if (root.GetProperty("layout").GetInt32() != Layout || root.GetProperty("model").GetString() != model.Id)
            return null;
        var from = root.TryGetProperty("from", out var reset) ? InstantPattern.ExtendedIso.Parse(reset.GetString()!).Value : default(Instant?);
        var state = new InterestState(model, from);
        var rules = root.GetProperty("rules");
        for (var i = 0; i < state._rules.Length; i++)
            if (rules.TryGetProperty(model.Interest[i].Id, out var rule))
                state.StateOf(i).Read(rule);
        if (state._clicks is { } log && root.TryGetProperty("clicks", out var clicks))
            log.Read(clicks);
        return state;
    }

    internal RuleState? this[int rule] => _rules[rule];

    /// <summary>What has been seen of each rule, in the order of the model; rules that saw nothing are left out.</summary>
    internal IEnumerable<RuleState> Rules => _rules.OfType<RuleState>();

    /// <summary>The first day after the given one that something it has seen belongs to, or null.</summary>
    internal int? FirstDayAfter(int known)
    {
        var first = _clicks?.FirstDayAfter(known);
        foreach (var rule in Rules)
            first = Days.Earlier(first, rule.FirstDayAfter(known));
        return first;
    }

    /// <summary>The points of each rule that gives any, in the order of the model.</summary>
    internal IEnumerable<(InterestRule Rule, double Points)> PointsByRule(View view)
    {
        var occurrences = new DayBuckets();
        for (var i = 0; i < _rules.Length; i++)
            if (_rules[i] is { } state)
            {
                occurrences.Clear();
                var points = Contribution.Of(Model.Interest[i], state.Occurrences(view, occurrences), view.Day);
                if (points != 0)
                    yield return (Model.Interest[i], points);
            }
    }

    /// <summary>The points of all rules, summed in the order of the model as in a score.</summary>
    internal double PointsOf(View view)
    {
        var sum = 0.0;
        foreach (var (_, points) in PointsByRule(view))
            sum += points;
        return sum;
    }

    private RuleState StateOf(int rule) => _rules[rule] ??= Model.Interest[rule].NewState(_clicks);
}
