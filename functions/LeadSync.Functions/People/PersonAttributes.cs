using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;
using NodaTime;

namespace LeadSync.Functions.People;

/// <summary>
/// What tools said about a person. Of each field the latest statement counts, by the time of the activity it came with;
/// so the content is a function of the set of statements, not of their order.
/// </summary>
internal sealed class PersonAttributes
{
    private static readonly FrozenSet<ActivityKind> HandRaising =
        new[] { ActivityKind.FormSubmit, ActivityKind.MeetingBooked, ActivityKind.Reply, ActivityKind.TrialStart }.ToFrozenSet();

    private readonly SortedDictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly RecentTopics topics = new();
    private long? handRaised;
    private long? unsubscribed;

    /// <summary>When the person last asked to be contacted, if ever.</summary>
    public Instant? HandRaisedAt => handRaised is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null;

    /// <summary>Whether the person unsubscribed or complained. The CRM's consent columns are apart from this.</summary>
    public bool HasUnsubscribed => unsubscribed is not null;

    /// <summary>The topics that the person was last interested in, the latest first.</summary>
    public IReadOnlyList<string> Topics => topics.All;

    /// <summary>The values by <see cref="PersonField"/>; the number of employees is a number where it is one.</summary>
    public Dictionary<string, PropertyValue> Values() => statements.ToDictionary(
        statement => statement.Key, statement => ToValue(statement.Key, statement.Value.Text));

    /// <summary>Takes in what came with an activity. Taking it in twice changes nothing.</summary>
    public void Add(ReportedActivity reported)
    {
        var at = reported.Activity.OccurredAt.ToUnixTimeTicks();
        foreach (var (field, text) in reported.Attributes)
            State(field, new Statement(at, text));
        if (!reported.Attributes.ContainsKey(PersonField.Email))
            foreach (var key in reported.Activity.Keys.Where(key => key.IsEmail))
                State(PersonField.Email, new Statement(at, key.Value["email:".Length..]));
        if (HandRaising.Contains(reported.Activity.Kind))
            handRaised = Math.Max(handRaised ?? at, at);
        if (reported.Activity.Kind == ActivityKind.Unsubscribe || reported.Activity.Kind == ActivityKind.EmailComplaint)
            unsubscribed = Math.Max(unsubscribed ?? at, at);
        topics.Add(reported.Activity);
    }

    /// <summary>Takes in what was said of another person who turned out to be the same.</summary>
    public void Merge(PersonAttributes other)
    {
        foreach (var (field, statement) in other.statements)
            State(field, statement);
        if (other.handRaised is { } at)
            handRaised = Math.Max(handRaised ?? at, at);
        if (other.unsubscribed is { } left)
            unsubscribed = Math.Max(unsubscribed ?? left, left);
        topics.Merge(other.topics);
    }

    /// <summary><c>{"handRaised":ticks,"unsubscribed":ticks,"topics":{"topic":day},"fields":{"email":[ticks,"text"]}}</c>; equal content gives equal bytes.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            if (handRaised is { } at)
                writer.WriteNumber("handRaised", at);
            if (unsubscribed is { } left)
                writer.WriteNumber("unsubscribed", left);
            if (!topics.IsEmpty)
            {
                writer.WritePropertyName("topics");
                topics.Write(writer);
            }
            writer.WriteStartObject("fields");
            foreach (var (field, statement) in statements)
            {
                writer.WriteStartArray(field);
                writer.WriteNumberValue(statement.At);
                writer.WriteStringValue(statement.Text);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; no bytes are no statements.</summary>
    public static PersonAttributes Read(byte[]? json)
    {
        var attributes = new PersonAttributes();
        if (json is null)
            return attributes;
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.TryGetProperty("handRaised", out var at))
            attributes.handRaised = at.GetInt64();
        if (document.RootElement.TryGetProperty("unsubscribed", out var left))
            attributes.unsubscribed = left.GetInt64();
        if (document.RootElement.TryGetProperty("topics", out var topics))
            attributes.topics.Read(topics);
        foreach (var field in document.RootElement.GetProperty("fields").EnumerateObject())
            attributes.statements.Add(field.Name, new Statement(field.Value[0].GetInt64(), field.Value[1].GetString()!));
        return attributes;
    }

    private void State(string field, Statement statement)
    {
        if (!statements.TryGetValue(field, out var known) || known.IsBefore(statement))
            statements[field] = statement;
    }

    private static PropertyValue ToValue(string field, string text) =>
        field == PersonField.Employees
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new PropertyValue.Number(number)
            : new PropertyValue.Text(text);

    /// <summary>Of two statements of the same moment the ordinally greater counts, so that order of arrival never decides.</summary>
    private readonly record struct Statement(long At, string Text)
    {
        public bool IsBefore(Statement other) =>
            At != other.At ? At < other.At : string.CompareOrdinal(Text, other.Text) < 0;
    }
}
