using LeadSync.Domain.Scoring;

namespace LeadSync.Domain.Nurture;

/// <summary>A kind of person that marketing addresses in one way, and who counts as one.</summary>
public sealed class Persona
{
    private readonly TypingKeys _typing;
    private readonly Glob? _topic;

    /// <summary>A persona by its conditions, all of which have to hold; one without any is everybody.</summary>
    /// <param name="id">Its row.</param>
    /// <param name="priority">Of several that fit, the lowest counts.</param>
    /// <param name="typing">What its people are by trade.</param>
    /// <param name="topic">A case-insensitive glob with <c>*</c> and <c>?</c>, met by one recent topic; null or blank where topics do not matter.</param>
    public Persona(Guid id, int priority, TypingKeys typing, string? topic)
    {
        (Id, Priority, _typing) = (id, priority, typing);
        _topic = string.IsNullOrWhiteSpace(topic) ? null : new Glob(topic.Trim());
    }

    /// <summary>Its row.</summary>
    public Guid Id { get; }

    /// <summary>Of several that fit, the lowest counts.</summary>
    public int Priority { get; }

    /// <summary>Whether its conditions hold.</summary>
    public bool Fits(TypingKeys person, IEnumerable<string> topics) => _typing.HoldFor(person) && (_topic is null || topics.Any(_topic.IsMatch));

    /// <summary>Of these the one that somebody is, or null: the first that fits, by priority, of equals by id.</summary>
    public static Persona? Of(IEnumerable<Persona> personas, TypingKeys person, IReadOnlyCollection<string> topics) => personas
        .Where(persona => persona.Fits(person, topics))
        .OrderBy(persona => persona.Priority).ThenBy(persona => persona.Id)
        .FirstOrDefault();
}
