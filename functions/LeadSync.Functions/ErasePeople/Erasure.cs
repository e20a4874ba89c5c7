using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.ErasePeople;

/// <summary>A message of the queue "erasures": somebody to be forgotten, with everybody merged into it and all of their keys.</summary>
/// <param name="Id">Of the erasure.</param>
/// <param name="Persons">The ids.</param>
/// <param name="Keys">The keys, as they are written.</param>
/// <param name="IsLast">The second round, which finds what was on its way during the first.</param>
internal sealed record Erasure(string Id, IReadOnlyCollection<string> Persons, IReadOnlyCollection<string> Keys, bool IsLast)
{
    /// <summary>What was begun before the tombstones stood has ended by then.</summary>
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMinutes(15);

    /// <summary>The longest list of a message in bytes; it holds two, and queues of the cheaper tier take 256 KB with everything around.</summary>
    private const int MaxPartLength = 100 * 1024;

    /// <summary>A letter may be written as \uXXXX.</summary>
    private const int LongestEscape = 6;

    /// <summary>The domains and addresses that were keys.</summary>
    public IEnumerable<string> Addresses =>
        Keys.Select(key => PersonKey.Parse(key)).Where(key => key is { IsEmail: true }).Select(key => key!.Value["email:".Length..]);

    /// <summary>Whether nothing of the other is left to do where this one is done.</summary>
    public bool Covers(Erasure other) => !other.Keys.Except(Keys).Any() && !other.Persons.Except(Persons).Any();

    /// <summary>
    /// Parts of which each fits into a message, together the whole: who was merged from thousands has thousands of keys. They
    /// are done apart; the order is always the same, so that a part of a repetition covers the same part that died.
    /// </summary>
    public IReadOnlyList<Erasure> Parts()
    {
        var persons = Split(Persons).ToList();
        var keys = Split(Keys).ToList();
        var count = Math.Max(1, Math.Max(persons.Count, keys.Count));
        return count == 1 ? [this] : [.. Enumerable.Range(0, count).Select(part => this with
        {
            Id = $"{Id}-{part + 1}",
            Persons = persons.ElementAtOrDefault(part) ?? [],
            Keys = keys.ElementAtOrDefault(part) ?? [],
        })];
    }

    private static IEnumerable<List<string>> Split(IReadOnlyCollection<string> texts)
    {
        var part = new List<string>();
        var length = 0;
        foreach (var text in texts.Order(StringComparer.Ordinal))
        {
            var more = (LongestEscape * text.Length) + 3;
            if (part.Count > 0 && length + more > MaxPartLength)
            {
                yield return part;
                (part, length) = ([], 0);
            }
            part.Add(text);
            length += more;
        }
        if (part.Count > 0) yield return part;
    }

    public Erasure LastRound() => this with { IsLast = true };

    public OutgoingMessage ToMessage(DateTimeOffset now) => new(
        $"{Id}:{(IsLast ? 2 : 1)}", JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web), IsLast ? now + BetweenRounds : null);

    public static Erasure? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Erasure>(body, JsonSerializerOptions.Web) is { Id: not null, Persons: not null, Keys: not null } erasure ? erasure : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
