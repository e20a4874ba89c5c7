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

    /// <summary>The domains and addresses that were keys.</summary>
    public IEnumerable<string> Addresses =>
        Keys.Select(key => PersonKey.Parse(key)).Where(key => key is { IsEmail: true }).Select(key => key!.Value["email:".Length..]);

    /// <summary>Whether nothing of the other is left to do where this one is done.</summary>
    public bool Covers(Erasure other) => !other.Keys.Except(Keys).Any() && !other.Persons.Except(Persons).Any();

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
